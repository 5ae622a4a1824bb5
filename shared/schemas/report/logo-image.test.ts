import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readLogo } from './logo-image.ts'
import { logoPng } from '../../../tests/factories/pdf/logo-png.ts'
import { reportSettingsSchema } from './report-settings.ts'

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const problemOf = (bytes: Uint8Array) => {
	const read = readLogo(base64(bytes))
	return read.ok ? null : read.problem
}
/** The least of a JPEG: its size in a frame between two other parts. */
const jpeg = (width: number, height: number) =>
	Uint8Array.from([
		...[0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255],
		...[1, 1, 0x11, 0, 0xff, 0xda, 0, 2, 0, 0xff, 0xd9],
	])

test('a PNG and a JPEG are taken with their size', () => {
	const png = readLogo(base64(logoPng({ width: 30, height: 20 })))
	expect(png.ok && [png.logo.kind, png.logo.width, png.logo.height]).toEqual(['png', 30, 20])
	const photo = readLogo(base64(jpeg(640, 480)))
	expect(photo.ok && [photo.logo.kind, photo.logo.width, photo.logo.height]).toEqual(['jpeg', 640, 480])
})

test('what is no picture, too large, damaged or cut short is refused by name', () => {
	const png = logoPng({ width: 30, height: 20 })
	expect(problemOf(Buffer.from('<svg onload="x()"/>'))).toMatch(/^Logo: only a PNG or JPEG/)
	expect(readLogo('%%%').ok).toBe(false)
	expect(problemOf(logoPng({ width: 2001, height: 1 }))).toMatch(/^Logo: this picture has 2001 × 1 pixels/)
	expect(problemOf(png.with(45, (png[45] ?? 0) ^ 1))).toMatch(/^Logo: this picture is damaged/)
	// Two heads, of which a reader may believe the second.
	const head = png.slice(8, 33)
	expect(problemOf(Uint8Array.from([...png.slice(0, 33), ...head, ...png.slice(33)]))).toMatch(
		/^Logo: this picture is damaged/,
	)
	expect(problemOf(png.slice(0, -8))).toMatch(/^Logo: this picture is damaged/)
	expect(problemOf(jpeg(30, 20).slice(0, -2))).toMatch(/^Logo: this picture is damaged/)
	expect(problemOf(jpeg(0, 20))).toMatch(/^Logo: this picture has 0 × 20 pixels/)
	const noise = Uint8Array.from({ length: 110_000 }, (_, at) => (at * 2654435761) >>> 24)
	expect(problemOf(logoPng({ width: 400, height: 400, data: deflateSync(noise, { level: 0 }) }))).toMatch(/100 KB/)
})

test('settings say the same where they are read', () => {
	const read = reportSettingsSchema.safeParse({ logo: base64(Buffer.from('GIF89a')) })
	expect(read.error?.issues[0]?.message).toMatch(/^Logo: only a PNG or JPEG/)
	expect(reportSettingsSchema.safeParse({ logo: base64(logoPng({ width: 3, height: 2 })) }).success).toBe(true)
})
