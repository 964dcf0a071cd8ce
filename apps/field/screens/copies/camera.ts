type Detector = { detect(source: HTMLVideoElement | HTMLCanvasElement): Promise<readonly { readonly rawValue: string }[]> };
type DetectorClass = { new (options: { formats: string[] }): Detector; getSupportedFormats?(): Promise<readonly string[]> };

/** The phone's own reader of codes where it has one, else ours. */
async function detector(): Promise<Detector> {
  const Own = (globalThis as { readonly BarcodeDetector?: DetectorClass }).BarcodeDetector;
  const formats = await Own?.getSupportedFormats?.().catch((): readonly string[] => []);
  if (Own && formats?.includes('qr_code')) return new Own({ formats: ['qr_code'] });
  const { decodeQR } = await import('qr/decode.js');
  const canvas = document.createElement('canvas');
  return {
    detect(source) {
      const { videoWidth, videoHeight } = source as HTMLVideoElement;
      const scale = Math.min(1, MOST_POINTS / Math.max(1, videoWidth, videoHeight));
      Object.assign(canvas, { width: Math.round(videoWidth * scale), height: Math.round(videoHeight * scale) });
      const ink = canvas.getContext('2d', { willReadFrequently: true });
      if (!ink || canvas.width === 0) return Promise.resolve([]);
      ink.drawImage(source, 0, 0, canvas.width, canvas.height);
      try {
        return Promise.resolve([{ rawValue: decodeQR(ink.getImageData(0, 0, canvas.width, canvas.height)) }]);
      } catch {
        // No code in sight.
        return Promise.resolve([]);
      }
    },
  };
}

/** Points of the longer side: more costs a slow phone time and shows it nothing. */
const MOST_POINTS = 960;
const LOOK_EVERY_MILLISECONDS = 90;

/**
 * Watches what the camera sees and tells every text of a code. No picture leaves the phone or is kept.
 * @returns ends the watching and lets the camera go
 */
export function watchCodes(screen: HTMLVideoElement, onText: (text: string) => void, onDenied: () => void): () => void {
  let stream: MediaStream | null = null;
  let over = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = (): void => {
    over = true;
    clearTimeout(timer);
    for (const track of stream?.getTracks() ?? []) track.stop();
  };
  async function begin(): Promise<void> {
    const reader = await detector();
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } } });
    if (over) { end(); return; }
    screen.srcObject = stream;
    await screen.play();
    const look = async (): Promise<void> => {
      const seen = await reader.detect(screen).catch(() => []);
      if (over) return;
      for (const { rawValue } of seen) onText(rawValue);
      timer = setTimeout(() => void look(), LOOK_EVERY_MILLISECONDS);
    };
    await look();
  }
  begin().catch(() => { if (!over) onDenied(); });
  return end;
}
