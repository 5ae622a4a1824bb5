import { inflateSync } from 'node:zlib'
import { readLogo, type LogoImage } from '#shared/schemas/report/logo-image.ts'
import type { Laid, Strip } from '../paper/sheet.ts'
import { laySectionHead, type Head } from './section-head.ts'

const WIDEST = 150
const TALLEST = 56
const GAP = 24
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/** The ways in which a row of a PNG may be written. */
const LAST_FILTER = 4

/** Its rows, inflated, are as long as its head says and written as rows are: the library that draws it does not ask, and would not come back. */
function hasAllRows({ bytes, width, height }: LogoImage): boolean {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
	const row = 1 + Math.ceil((width * view.getUint8(24) * (CHANNELS[view.getUint8(25)] ?? 0)) / 8)
	const parts: Uint8Array[] = []
	for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at))
		if (String.fromCharCode(...bytes.subarray(at + 4, at + 8)) === 'IDAT')
			parts.push(bytes.subarray(at + 8, at + 8 + view.getUint32(at)))
	try {
		const rows = inflateSync(Buffer.concat(parts), { maxOutputLength: row * height + 1 })
		if (rows.length !== row * height) return false
		return Array.from({ length: height }, (_, at) => rows[at * row] ?? 0).every((filter) => filter <= LAST_FILTER)
	} catch {
		return false
	}
}

/** Null where it can't be drawn: a report goes without rather than not at all. */
function logoOf(base64: string): LogoImage | null {
	const read = readLogo(base64)
	if (!read.ok || (read.logo.kind === 'png' && !hasAllRows(read.logo))) return null
	return read.logo
}

function layLogo({ bytes, width, height }: LogoImage): Laid & { readonly width: number } {
	const scale = Math.min(WIDEST / width, TALLEST / height)
	const [wide, tall] = [width * scale, height * scale]
	return {
		width: wide,
		height: tall,
		draw: (sheet, at) => {
			const box = { ...at, width: wide, height: tall }
			sheet.tags.leaf('Figure', () => sheet.pen.image(bytes, box), { alt: 'Logo of who issues this report', box })
		},
	}
}

/** The head of the first section beside the logo of who issues the report. */
export function layHeadWithLogo(section: Head, { width, base64 }: { width: number; base64: string }): Strip {
	const picture = logoOf(base64)
	if (picture === null) return laySectionHead(section, width)
	const logo = layLogo(picture)
	const head = laySectionHead(section, width - logo.width - GAP)
	return {
		...head,
		height: Math.max(head.height, logo.height + 12),
		draw: (sheet, at) => {
			head.draw(sheet, at)
			logo.draw(sheet, { x: at.x + width - logo.width, y: at.y })
		},
	}
}
