import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

/** TPS of the general election of 2019, the size every figure of this house is measured at. */
export const NATION = 816_920;

const HEADER = 'kel_id,prov,kab,kec,kel,tps,dpt_l,dpt_p,crowd_01,crowd_02,crowd_sah,crowd_tidak_sah,crowd_jum,situng_01,situng_02,situng_sah,situng_tidak_sah,situng_jum,photos,cakupan,janggal,lapor_kpu,error,pending';

/** A made-up nation: ten TPS a village, twelve villages a subdistrict, eleven subdistricts a regency, fifteen a province. */
export function* stationLines(rows: number): Generator<string> {
  let seed = 2019;
  const random = (below: number): number => ((seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) >>> 8) % below;
  yield `${HEADER}\n`;
  for (let i = 0; i < rows; i++) {
    const village = Math.floor(i / 10);
    const subdistrict = Math.floor(village / 12);
    const regency = Math.floor(subdistrict / 11);
    const names = `PROVINSI ${Math.floor(regency / 15)},KABUPATEN ${regency},KECAMATAN ${subdistrict},DESA ${village}`;
    const [first, second, invalid] = [random(150), random(120), random(8)];
    const sheet = random(100) === 0 ? ',,,,' : `${first},${second},${first + second + (random(100) === 0 ? 1 : 0)},${invalid},${first + second + invalid}`;
    yield `${100_000 + village},${names},${(i % 10) + 1},${random(150)},${random(150)},${sheet},${sheet},5,1,0,0,,0\n`;
  }
}

/** Writes lines as a gzipped file. */
export const writeLines = (path: string, lines: Iterable<string> | AsyncIterable<string>): Promise<void> =>
  pipeline(Readable.from(lines), createGzip({ level: 6 }), createWriteStream(path));
