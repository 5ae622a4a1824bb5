import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { buildReport } from '#server/views/report/build-report.ts'
import { campusPlan, campusResult, issueFacts } from '../../../../tests/factories/campus/campus.ts'
import { logoPng } from '../../../../tests/factories/pdf/logo-png.ts'
import { readPdf } from '../../../../tests/factories/pdf/read-pdf.ts'
import { readStructure } from '../../../../tests/factories/pdf/read-structure.ts'
import { drawPage } from '../draw-page.ts'
import { drawReport } from '../draw-report.ts'
import { logoProblem } from '#server/views/report/printable-logo.ts'
import { layReport } from './lay-report.ts'

const modelWith = (picture: Uint8Array) => {
	const settings = { ...issueFacts().settings, logo: Buffer.from(picture).toString('base64') }
	return buildReport({ plan: campusPlan(), result: campusResult(), facts: issueFacts({ settings }) })
}

test('the logo stands on the first page, said in words, and its paper lets through what is transparent', async () => {
	const { file, elements } = readStructure(await drawReport(modelWith(logoPng({ width: 300, height: 100 }))))
	expect(elements.find(({ role }) => role === 'Figure')?.alt).toBe('Logo of who issues this report')
	const images = [...file.objects.values()]
		.map((value) => file.dict(value))
		.filter((dict) => dict['Subtype'] === '/Image')
	expect(images.map(({ Width, Height }) => [Width, Height])).toEqual([
		[300, 100],
		[300, 100],
	])
	expect(images.filter(({ SMask }) => SMask !== undefined)).toHaveLength(1)
})

test('it is as large as its place, in its own shape, also in the preview', () => {
	const laid = layReport(modelWith(logoPng({ width: 300, height: 100 })))
	expect(drawPage(laid, 1).svg).toMatch(/<image [^>]*width="150" height="50" href="data:image\/png;base64,/)
	expect(drawPage(laid, 2).svg).not.toContain('<image')
})

test('a picture whose rows can’t be drawn is refused by name; in an issue that has one it is left out, which is said, and ends no thread', async () => {
	const empty = logoPng({ width: 300, height: 100, data: deflateSync(Buffer.alloc(10)) })
	const bomb = logoPng({ width: 3, height: 1, data: deflateSync(Buffer.alloc(10_000_000)) })
	const strange = logoPng({
		width: 3,
		height: 1,
		data: deflateSync(Buffer.from([5, ...Array.from({ length: 12 }, () => 9)])),
	})
	expect(await logoProblem(Buffer.from(logoPng({ width: 300, height: 100 })).toString('base64'))).toBeNull()
	for (const picture of [empty, bomb, strange]) {
		const bytes = await drawReport(modelWith(picture))
		expect((await readPdf(bytes)).pages[0]).toContain('The logo is omitted')
		const { elements } = readStructure(bytes)
		expect(elements.map(({ alt }) => alt)).not.toContain('Logo of who issues this report')
		expect(await logoProblem(Buffer.from(picture).toString('base64'))).toMatch(/damaged.*Save it again as plain PNG/)
	}
})
