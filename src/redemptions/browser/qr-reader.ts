/** Finds a QR code in the picture a camera shows at this moment. */
export interface QrReader {
  /** @returns the text; undefined when there is no code to read. @throws when it cannot work on this device */
  read(video: HTMLVideoElement): Promise<string | undefined>;
}
