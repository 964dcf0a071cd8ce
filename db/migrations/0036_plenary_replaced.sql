-- What the station's own people had typed, where it is not what the plenary read and somebody of an office put other figures in its place; and that person's name. Told on D.HASIL for good.
ALTER TABLE plenary_line ADD COLUMN replaced bigint[], ADD COLUMN replaced_by text,
  ADD CHECK ((replaced IS NULL) = (replaced_by IS NULL));
