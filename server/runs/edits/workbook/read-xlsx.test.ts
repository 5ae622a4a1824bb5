import { constants, deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readXlsx } from './read-xlsx.ts'

type Entry = { readonly name: string; readonly packed: Buffer; readonly says: number; readonly flags?: number }

/** A ZIP archive whose directory says of its files whatever it is told to. */
function zipOf(entries: readonly Entry[]): Uint8Array {
	const parts: Buffer[] = []
	const directory: Buffer[] = []
	let at = 0
	for (const { name, packed, says, flags = 0 } of entries) {
		const local = Buffer.alloc(30)
		local.writeUInt32LE(0x04034b50, 0)
		local.writeUInt16LE(flags, 6)
		local.writeUInt16LE(8, 8)
		local.writeUInt32LE(packed.length, 18)
		local.writeUInt32LE(says, 22)
		local.writeUInt16LE(name.length, 26)
		const listed = Buffer.alloc(46)
		listed.writeUInt32LE(0x02014b50, 0)
		listed.writeUInt16LE(flags, 8)
		listed.writeUInt16LE(8, 10)
		listed.writeUInt32LE((flags & 8) === 0 ? packed.length : 0, 20)
		listed.writeUInt32LE(says, 24)
		listed.writeUInt16LE(name.length, 28)
		listed.writeUInt32LE(at, 42)
		parts.push(local, Buffer.from(name), packed)
		directory.push(listed, Buffer.from(name))
		at += local.length + name.length + packed.length
	}
	const end = Buffer.alloc(22)
	end.writeUInt32LE(0x06054b50, 0)
	end.writeUInt16LE(entries.length, 10)
	end.writeUInt32LE(at, 16)
	return new Uint8Array(Buffer.concat([...parts, ...directory, end]))
}

const xml = (name: string, text: string): Entry => ({ name, packed: deflateRawSync(text), says: text.length })
const TYPES = 'http://schemas.openxmlformats.org'
const relation = (type: string, target: string) =>
	`<Relationships xmlns="${TYPES}/package/2006/relationships"><Relationship Id="r1" Type="${TYPES}/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`
const AROUND = [
	xml('[Content_Types].xml', `<Types xmlns="${TYPES}/package/2006/content-types"/>`),
	xml('_rels/.rels', relation('officeDocument', 'xl/workbook.xml')),
	xml(
		'xl/workbook.xml',
		`<workbook xmlns="${TYPES}/spreadsheetml/2006/main" xmlns:r="${TYPES}/officeDocument/2006/relationships"><sheets><sheet name="Sites" sheetId="1" r:id="r1"/></sheets></workbook>`,
	),
	xml('xl/_rels/workbook.xml.rels', relation('worksheet', 'worksheets/sheet1.xml')),
]

const MEGABYTE = 1_000_000
/** Six hundred megabytes of blanks: one of them packed, six hundred times over. */
const SIX_HUNDRED_MEGABYTES = Buffer.concat([
	...Array.from<Buffer>({ length: 600 }).fill(
		deflateRawSync(Buffer.alloc(MEGABYTE, ' '), { finishFlush: constants.Z_FULL_FLUSH }),
	),
	deflateRawSync(''),
])

test.each([
	['one kilobyte', { says: 1000 }],
	['nothing', { says: 0 }],
	['that its size stands behind it', { says: 0, flags: 8 }],
])('a sheet of 600 MB of which the archive says %s is refused before it fills the memory', async (_, lie) => {
	const sheet = { name: 'xl/worksheets/sheet1.xml', packed: SIX_HUNDRED_MEGABYTES, ...lie }
	const before = process.memoryUsage.rss()
	const read = await readXlsx(zipOf([...AROUND, sheet]), ['Sites'])
	expect(read).toEqual({ ok: false, problem: expect.any(String) })
	expect(process.memoryUsage.rss() - before).toBeLessThan(200 * MEGABYTE)
})

test('the same archive with a sheet that is none of this is read', async () => {
	const sheet = xml(
		'xl/worksheets/sheet1.xml',
		`<worksheet xmlns="${TYPES}/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData></worksheet>`,
	)
	expect(await readXlsx(zipOf([...AROUND, sheet]), ['Sites'])).toEqual({
		ok: true,
		sheets: [{ name: 'Sites', rows: [[7]] }],
	})
})
