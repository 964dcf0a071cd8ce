import { useMutation } from '@tanstack/react-query';
import { writeForFile } from '../../api/client.ts';
import { newKey } from '../../api/key.ts';
import { personPath } from './useAct.ts';

/** Fetches the zip and hands it to the browser as a download; every fetch is a copy of its own, with its own entry. */
export const useCopy = (person: string) => useMutation({
  mutationFn: async (reason?: string) => {
    const { file, name } = await writeForFile(personPath(person, 'export'), reason === undefined ? {} : { reason }, newKey());
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  },
});
