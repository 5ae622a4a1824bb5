import { describe, expect, test, vi } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { buildReport } from '#server/views/report/build-report.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { issueFacts } from '../../../tests/factories/campus/campus.ts'
import { must } from '../../../tests/factories/must.ts'
import { readStructure, type Element, type Structure } from '../../../tests/factories/pdf/read-structure.ts'
import { drawReport } from './draw-report.ts'

// Numbers are those of the Matterhorn protocol 1.1: what makes a file fail PDF/UA.

const STANDARD = new Set(
	'Document Sect H1 H2 P L LI Lbl LBody Table TR TH TD Figure Caption TOC TOCI Reference Link'.split(' '),
)
const WITHIN: Readonly<Record<string, readonly string[]>> = {
	Document: ['Root'],
	Sect: ['Document'],
	TR: ['Table'],
	TH: ['TR'],
	TD: ['TR'],
	LI: ['L'],
	Lbl: ['LI'],
	LBody: ['LI'],
	Caption: ['Table', 'Figure'],
	TOC: ['Sect'],
	TOCI: ['TOC'],
	Reference: ['TOCI'],
}
vi.setConfig({ testTimeout: 60_000 })

const parsed = parsePlanFile(must(TEMPLATES[0]).plan)
if (!parsed.ok) throw new Error('The sample plan is not one.')
const { plan } = parsed
const result = computePlan(plan)
const drawn = async (length: 'brief' | 'full') => {
	const facts = issueFacts({ settings: { ...issueFacts().settings, length } })
	return readStructure(await drawReport(buildReport({ plan, result, facts })))
}
const pairs = (parent: Element): readonly (readonly [string, string])[] =>
	parent.children.flatMap((child) => [[parent.role, child.role] as const, ...pairs(child)])
const withRole = ({ elements }: Structure, role: string) => elements.filter((element) => element.role === role)

describe.each(['brief', 'full'] as const)('the %s', (length) => {
	let once: Promise<Structure> | null = null
	const structure = () => (once ??= drawn(length))

	test('01-003 to 01-005: all that is painted is tagged or an artifact, and neither stands within the other', async () => {
		const { pages } = await structure()
		for (const { loose } of pages) expect(loose).toEqual([])
		expect(pages.every(({ marked }) => marked.length > 0)).toBe(true)
	})

	test('01-006: every marked content has its element, and each element its content', async () => {
		const { pages, elements } = await structure()
		const held = elements.flatMap(({ content }) => content)
		expect([...held].sort()).toEqual(pages.flatMap(({ marked }) => marked).sort())
		expect(new Set(held).size).toBe(held.length)
	})

	test('02-001 and 02-004: roles are standard ones, and none is mapped to another', async () => {
		const { elements, file } = await structure()
		expect([...new Set(elements.map(({ role }) => role))].filter((role) => !STANDARD.has(role))).toEqual([])
		expect(file.dict(file.root['StructTreeRoot'])['RoleMap']).toBeUndefined()
	})

	test('06-001 to 06-004 and 05-001: the metadata say PDF/UA-1 and name the report', async () => {
		const { file } = await structure()
		const metadata = file.stream(file.root['Metadata'])
		expect(metadata).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/)
		expect(metadata).toContain(`${plan.name}: buildout report`)
	})

	test('07-001 and 07-002: the title stands in the window’s bar', async () => {
		const { file } = await structure()
		expect(file.dict(file.root['ViewerPreferences'])['DisplayDocTitle']).toBe(true)
	})

	test('09-001 to 09-008 and 16-001: rows, cells, items and entries stand where they belong', async () => {
		const { tree } = await structure()
		const misplaced = pairs(tree).filter(([parent, role]) => WITHIN[role] && !WITHIN[role].includes(parent))
		expect(misplaced).toEqual([])
		const badLists = withRole(await structure(), 'LI').filter(({ children }) => children.at(-1)?.role !== 'LBody')
		expect(badLists).toEqual([])
	})

	test('11-006: the language is said', async () => {
		expect((await structure()).file.root['Lang']).toBe('en-US')
	})

	test('13-004: every figure is told in words', async () => {
		const figures = withRole(await structure(), 'Figure')
		expect(figures.length).toBeGreaterThan(5)
		for (const { alt } of figures) expect(alt?.length).toBeGreaterThan(20)
	})

	test('what is said above a table or a figure is its caption, first in it', async () => {
		const { elements } = await structure()
		const captioned = elements.filter(({ role }) => role === 'Table' || role === 'Figure')
		const withCaption = captioned.filter(({ children }) => children[0]?.role === 'Caption')
		expect(withCaption.length).toBeGreaterThan(captioned.length * 0.9)
		for (const { children } of captioned)
			expect(children.filter(({ role }, index) => role === 'Caption' && index > 0)).toEqual([])
	})

	test('14-002 and 14-003: headings begin with the first and jump over none', async () => {
		const levels = (await structure()).elements.flatMap(({ role }) => /^H(\d)$/.exec(role)?.[1] ?? []).map(Number)
		expect(levels[0]).toBe(1)
		expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([])
	})

	test('15-003 and 15-005: tables are regular, and their heads say of what they are heads', async () => {
		const tables = withRole(await structure(), 'Table')
		expect(tables.length).toBeGreaterThan(3)
		for (const { children } of tables) {
			const [head, ...rows] = children.filter(({ role }) => role !== 'Caption')
			expect(head?.children.every(({ role, scope }) => role === 'TH' && scope === 'Column')).toBe(true)
			expect(rows.length).toBeGreaterThan(0)
			for (const row of rows) {
				expect(row.children.length).toBe(head?.children.length)
				expect([row.children[0]?.role, row.children[0]?.scope]).toEqual(['TH', 'Row'])
			}
		}
	})

	test('28-002 to 28-012: each annotation is a link, said in words, within its element', async () => {
		const { pages, elements } = await structure()
		const held = elements.flatMap(({ role, annotations }) => annotations.map((number) => [role, number] as const))
		const annotations = pages.flatMap((page) => page.annotations)
		expect(held.map(([, number]) => number).sort()).toEqual(annotations.map(({ number }) => number).sort())
		expect(held.every(([role]) => role === 'Link')).toBe(true)
		for (const { dict } of annotations) {
			expect(dict['Subtype']).toBe('/Link')
			expect(dict['Contents']).toMatch(/page \d+$/)
		}
		expect(annotations.length > 0).toBe(length === 'full')
	})

	test('28-009: the tab key follows the structure', async () => {
		for (const { dict } of (await structure()).pages) expect(dict['Tabs']).toBe('/S')
	})

	test('31-009 and 31-027: every typeface is embedded, and its letters can be read back', async () => {
		const { file } = await structure()
		const dicts = [...file.objects.values()].map((value) => file.dict(value))
		const fonts = dicts.filter((dict) => dict['Type'] === '/Font' && dict['Subtype'] === '/Type0')
		expect(fonts.length).toBeGreaterThan(2)
		for (const font of fonts) {
			expect(file.stream(font['ToUnicode'])).toContain('beginbfrange')
			const [descendant] = file.list(font['DescendantFonts'])
			const descriptor = file.dict(file.dict(descendant)['FontDescriptor'])
			expect(descriptor['FontFile2'] ?? descriptor['FontFile3']).toBeDefined()
		}
	})

	test('every link and bookmark leads to a page that is there', async () => {
		const { file, pages } = await structure()
		const numbers = new Set(file.list(file.dict(file.root['Pages'])['Kids']).map((ref) => JSON.stringify(ref)))
		const dests = [...file.objects.values()]
			.map((value) => file.dict(value)['Dest'])
			.filter((dest) => dest !== undefined)
		expect(dests.length).toBeGreaterThan(pages.length)
		for (const dest of dests) expect(numbers).toContain(JSON.stringify(file.list(dest)[0]))
		const names = new Set(
			file.list(file.dict(file.dict(file.root['Names'])['Dests'])['Names']).filter((one) => typeof one === 'string'),
		)
		for (const { dict } of pages.flatMap(({ annotations }) => annotations))
			expect(names).toContain(file.dict(dict['A'])['D'])
	})
})
