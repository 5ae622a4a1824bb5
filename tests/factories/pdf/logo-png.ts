import { crc32, deflateSync } from 'node:zlib'

type Asked = { readonly width: number; readonly height: number; readonly data?: Uint8Array }

function part(name: string, content: Uint8Array): Buffer {
	const body = Buffer.concat([Buffer.from(name, 'latin1'), content])
	const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
	length.writeUInt32BE(content.length)
	sum.writeUInt32BE(crc32(body))
	return Buffer.concat([length, body, sum])
}

/** A picture of that size with some of it transparent; other rows where they are given. */
export function logoPng({ width, height, data }: Asked): Uint8Array {
	const head = Buffer.alloc(13)
	head.writeUInt32BE(width, 0)
	head.writeUInt32BE(height, 4)
	head.set([8, 6, 0, 0, 0], 8)
	const rows = Buffer.alloc(height * (1 + width * 4))
	for (let at = 0; at < rows.length; at++) rows[at] = at % (1 + width * 4) === 0 ? 0 : at & 255
	return new Uint8Array(
		Buffer.concat([
			Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
			part('IHDR', head),
			part('IDAT', data ?? deflateSync(rows)),
			part('IEND', new Uint8Array()),
		]),
	)
}
