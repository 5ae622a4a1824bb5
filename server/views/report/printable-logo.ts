import { inflate, inflateSync } from 'node:zlib'
import { promisify } from 'node:util'
import { readLogo, type LogoImage } from '#shared/schemas/report/logo-image.ts'

const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/** The ways in which a row of a PNG may be written. */
const LAST_FILTER = 4

type Packed = { readonly data: Buffer; readonly row: number; readonly height: number }

/** What a PNG holds of its rows, still packed, and how long they are to be. */
function packedIn({ bytes, width, height }: LogoImage): Packed {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
	const row = 1 + Math.ceil((width * view.getUint8(24) * (CHANNELS[view.getUint8(25)] ?? 0)) / 8)
	const parts: Uint8Array[] = []
	for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at))
		if (String.fromCharCode(...bytes.subarray(at + 4, at + 8)) === 'IDAT')
			parts.push(bytes.subarray(at + 8, at + 8 + view.getUint32(at)))
	return { data: Buffer.concat(parts), row, height }
}

/** Its rows are as long as its head says and written as rows are: the library that draws it does not ask, and would not come back. */
const areWhole = (rows: Buffer, { row, height }: Packed): boolean =>
	rows.length === row * height &&
	Array.from({ length: height }, (_, at) => rows[at * row] ?? 0).every((filter) => filter <= LAST_FILTER)

const mostOf = ({ row, height }: Packed) => ({ maxOutputLength: row * height + 1 })

function hasAllRows(logo: LogoImage): boolean {
	const packed = packedIn(logo)
	try {
		return areWhole(inflateSync(packed.data, mostOf(packed)), packed)
	} catch {
		return false
	}
}

/** A picture as it can be drawn; null where it can't. */
export function drawableLogo(base64: string): LogoImage | null {
	const read = readLogo(base64)
	return read.ok && (read.logo.kind !== 'png' || hasAllRows(read.logo)) ? read.logo : null
}

const DAMAGED = 'Logo: this picture is damaged, rows of it are missing. Save it again as plain PNG or JPEG.'
const unpack = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflate)

/**
 * Why a picture can't be drawn, with what mends it; null where it can, or where there is none. Off the main thread: whoever
 * sends a logo is told so, and none is left out unsaid.
 */
export async function logoProblem(base64: string | null): Promise<string | null> {
	if (base64 === null) return null
	const read = readLogo(base64)
	if (!read.ok) return read.problem
	if (read.logo.kind !== 'png') return null
	const packed = packedIn(read.logo)
	const rows = await unpack(packed.data, mostOf(packed)).catch(() => null)
	return rows !== null && areWhole(rows, packed) ? null : DAMAGED
}
