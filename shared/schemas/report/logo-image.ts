/** As many pixels on a side as paper can show of a logo. */
const MOST_PIXELS = 2000
const MOST_BYTES = 100 * 1024

export type LogoImage = {
	readonly kind: 'png' | 'jpeg'
	readonly width: number
	readonly height: number
	readonly bytes: Uint8Array
}
type LogoImageRead = { readonly ok: true; readonly logo: LogoImage } | { readonly ok: false; readonly problem: string }
type Size = Pick<LogoImage, 'width' | 'height'>

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const
const JPEG = [0xff, 0xd8, 0xff] as const
const beginsWith = (bytes: Uint8Array, sign: readonly number[]) => sign.every((byte, at) => bytes[at] === byte)

/** What a picture says it is; null for neither of the two that are taken. */
export function logoKind(bytes: Uint8Array): LogoImage['kind'] | null {
	if (beginsWith(bytes, PNG)) return 'png'
	return beginsWith(bytes, JPEG) ? 'jpeg' : null
}

function checksum(bytes: Uint8Array): number {
	let sum = ~0
	for (const byte of bytes) {
		sum ^= byte
		for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
	}
	return ~sum >>> 0
}

/** Bits a channel that each kind of colour may have: nothing else can be told the length of its rows. */
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
	0: [1, 2, 4, 8, 16],
	2: [8, 16],
	3: [1, 2, 4, 8],
	4: [8, 16],
	6: [8, 16],
}

/** Width and height of a PNG whose every part is whole, with one head that comes first; null otherwise. Interlaced ones are not taken: no report shows them bit by bit. */
function pngSize(bytes: Uint8Array): Size | null {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
	const found = new Set<string>()
	let at: number = PNG.length
	while (at + 12 <= bytes.length) {
		const end = at + 12 + view.getUint32(at)
		if (end > bytes.length || checksum(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) return null
		const part = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
		// Whoever draws it believes the last head there is.
		if ((part === 'IHDR') !== (at === PNG.length)) return null
		found.add(part)
		at = end
	}
	const isWhole = ['IHDR', 'IDAT', 'IEND'].every((part) => found.has(part)) && at === bytes.length
	const isInterlaced = bytes[28] !== 0
	const isKnown = DEPTHS[bytes[25] ?? -1]?.includes(bytes[24] ?? 0) === true
	return isWhole && isKnown && !isInterlaced ? { width: view.getUint32(16), height: view.getUint32(20) } : null
}

/** Frames of JPEG that hold a size: all but tables (C4, CC) and restarts. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

function jpegSize(bytes: Uint8Array): Size | null {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
	const hasEnd = bytes.lastIndexOf(0xd9) > 0 && bytes[bytes.lastIndexOf(0xd9) - 1] === 0xff
	let at = 2
	while (hasEnd && at + 9 < bytes.length && bytes[at] === 0xff) {
		if (isFrame(view.getUint8(at + 1))) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
		at += 2 + view.getUint16(at + 2)
	}
	return null
}

function bytesOf(base64: string): Uint8Array | null {
	try {
		return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
	} catch {
		return null
	}
}

const refused = (problem: string): LogoImageRead => ({ ok: false, problem })

/** A picture for the first page: what it is and how large, or why it is not taken. */
export function readLogo(base64: string): LogoImageRead {
	const bytes = bytesOf(base64)
	const kind = bytes && logoKind(bytes)
	if (bytes === null || kind === null) return refused('Logo: only a PNG or JPEG picture can be printed.')
	if (bytes.length > MOST_BYTES) return refused('Logo: this picture has more than 100 KB. Save it smaller.')
	const size = kind === 'png' ? pngSize(bytes) : jpegSize(bytes)
	if (size === null) return refused('Logo: this picture is damaged or interlaced. Save it again as plain PNG or JPEG.')
	const { width, height } = size
	if (Math.min(width, height) < 1 || Math.max(width, height) > MOST_PIXELS)
		return refused(`Logo: this picture has ${width} × ${height} pixels. At most ${MOST_PIXELS} on a side are taken.`)
	return { ok: true, logo: { kind, width, height, bytes } }
}
