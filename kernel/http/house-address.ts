let address = 'http://127.0.0.1:8024';

/** Told once by whoever opens the door: PUBLIC_URL, or where the server listens. */
export function setHouseAddress(origin: string): void {
  address = origin;
}

/** Origin for links in messages. Never taken from a request: whoever sends a false Host would otherwise choose where the link leads. */
export const houseAddress = (): string => address;
