/** Reads bytes one after another, big end first. */
export class ByteReader {
  position = 0;
  private readonly source: Buffer;

  constructor(source: Buffer) {
    this.source = source;
  }

  uint8(): number {
    return this.source.readUInt8(this.position++);
  }

  int16(): number {
    this.position += 2;
    return this.source.readInt16BE(this.position - 2);
  }

  uint16(): number {
    this.position += 2;
    return this.source.readUInt16BE(this.position - 2);
  }

  uint32(): number {
    this.position += 4;
    return this.source.readUInt32BE(this.position - 4);
  }

  bytes(length: number): Buffer {
    this.position += length;
    return this.source.subarray(this.position - length, this.position);
  }

  ascii(length: number): string {
    return this.bytes(length).toString("latin1");
  }

  /** A number in as many bytes as it needs, seven bits each. */
  base128(): number {
    let value = 0;
    for (;;) {
      const byte = this.uint8();
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
  }

  /** A small number in one byte, a larger one in up to three. */
  uint16Packed(): number {
    const first = this.uint8();
    if (first === 253) return this.uint16();
    if (first === 255) return this.uint8() + 253;
    if (first === 254) return this.uint8() + 506;
    return first;
  }
}
