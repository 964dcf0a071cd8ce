import { toString } from 'qrcode';

/** The address in a QR, as SVG without script or style, to be shown on a screen that a phone looks at. */
export const qrSvg = (text: string): Promise<string> => toString(text, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 });
