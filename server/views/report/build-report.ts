import type { ReportSection, ReportPreset } from '#shared/schemas/report/report-settings.ts'
import { estimateWords } from '../messages/estimate-words.ts'
import type { Printed } from './appendices/formulas.ts'
import { beginningOf, numbered } from './parts/blocks.ts'
import { withheld } from './redaction.ts'
import type {
	Block,
	ReportInput,
	ReportModel,
	Section,
	SectionBody,
	SingleBlock,
	TableBlock,
	Cell,
} from './report-model.ts'
import { isStated } from './appendices/inputs.ts'
import { sectionsOf } from '#shared/report/presets.ts'
import { hasChanges } from './appendices/changes.ts'
import { emptyPage, isBare } from './readers/empty-page.ts'
import { onDemand } from './readers/on-demand.ts'
import { readerPages } from './readers/reader-pages.ts'
import { SECTIONS } from './section-records.ts'
import { MOST_SHEETS } from './sections/site-sheets.ts'
import { APPROVAL, approvalSection } from './sections/approval.ts'
import { controlSection, noteBlocks } from './sections/control.ts'
import { inAskedUnits } from './us-report.ts'
import type { Redaction } from '#shared/schemas/report/redactions.ts'
import { isMoney } from '#shared/units/money.ts'
import { MISSING } from '#shared/formats/figures.ts'

/** As every page of a reader’s paper names it. */
const READERS: Readonly<Record<ReportPreset, string>> = {
	board: 'Board paper',
	lender: 'For lenders',
	utility: 'Utility paper',
	contractor: 'For contractors',
	training: 'For training directors',
}

/** What a reader has no use for: who builds and trains plans by trades and dates, a utility by megawatts and dates. */
const OF_NO_USE: Readonly<Record<ReportPreset, readonly Redaction[]>> = {
	board: [],
	lender: [],
	utility: ['prices'],
	contractor: ['prices', 'counterparties'],
	training: ['prices', 'counterparties'],
}

const tells = ({ holds, unit }: Cell, kind: Redaction): boolean =>
	holds === kind || (kind === 'prices' && unit !== undefined && isMoney(unit))

function isOf({ rows }: TableBlock, index: number, kind: Redaction): boolean {
	const cells = rows.flatMap((row) => row.slice(index, index + 1))
	return cells.some((cell) => tells(cell, kind)) && cells.every((cell) => tells(cell, kind) || cell.text === MISSING)
}

/** The table without the columns that the reader has no use for; what would have one column left stays as it is. */
function columnsFor(block: SingleBlock, preset: ReportPreset | null): SingleBlock {
	if (block.kind !== 'table' || preset === null) return block
	const kept = block.columns.flatMap((_, index) =>
		index > 0 && OF_NO_USE[preset].some((kind) => isOf(block, index, kind)) ? [] : [index],
	)
	if (kept.length < 2 || kept.length === block.columns.length) return block
	const of = <Part>(parts: readonly Part[]) => kept.flatMap((index) => parts.slice(index, index + 1))
	return { ...block, columns: of(block.columns), rows: block.rows.map(of) }
}

/** Sections that are about money keep what they are about, whoever reads them. */
const isAboutMoney = ({ id }: Section): boolean => id === 'money'

const LETTERS = 'ABCDE'
const CONTROL = 'control'

type BuildReportPlaced = Pick<Section, 'setting' | 'number'>

const placed = (id: ReportSection | null, body: SectionBody, at: BuildReportPlaced): Section => ({
	id,
	anchor: id ?? CONTROL,
	...at,
	...body,
})

type BuildReportSheet = { readonly id: string; readonly body: SectionBody; readonly at: number }

/** A page behind the section it belongs to: `3.2`. */
const sheetBehind = ({ id, anchor, number }: Section, { id: of, body, at }: BuildReportSheet): Section => ({
	...placed(id, body, { setting: 'page', number: `${number}.${String(at)}` }),
	anchor: `${anchor}/${of}`,
})

function linkedBlock(anchors: ReadonlySet<string>) {
	return (block: SingleBlock): SingleBlock => {
		if (block.kind !== 'table' || block.restAt === undefined) return block
		const { restAt, ...rest } = block
		return anchors.has(restAt) && restAt !== block.anchor ? block : rest
	}
}

const anchorsIn = (block: Block): readonly string[] => {
	if (block.kind === 'pair') return [...block.left, ...block.right].flatMap(anchorsIn)
	return block.kind === 'table' && block.anchor !== undefined ? [block.anchor] : []
}

const eachSingle = (section: Section, turn: (block: SingleBlock) => SingleBlock): Section => ({
	...section,
	blocks: section.blocks.map((block) =>
		block.kind === 'pair' ? { ...block, left: block.left.map(turn), right: block.right.map(turn) } : turn(block),
	),
})

/** Tables with the columns that the reader was chosen for. */
const forReader = (sections: readonly Section[], { preset }: ReportInput['facts']['settings']): readonly Section[] =>
	sections.map((section) =>
		isAboutMoney(section) ? section : eachSingle(section, (block) => columnsFor(block, preset)),
	)

/** A link to what this report does not hold is none. */
function linked(sections: readonly Section[]): readonly Section[] {
	const anchors = new Set(sections.flatMap(({ anchor, blocks }) => [anchor, ...blocks.flatMap(anchorsIn)]))
	return sections.map((section) => eachSingle(section, linkedBlock(anchors)))
}

/**
 * Rows that are printed of a table: in its section; in the appendices; and there of what the plan itself states. What a
 * section begins stands whole in an appendix where it has no more rows than the last.
 */
export type Room = {
	readonly sectionRows: number
	readonly appendixRows: number
	readonly statedRows: number
	readonly wholeRows: number
	/** with the tables behind figures, which are whole in the workbook */
	readonly behind: boolean
	/** sites that have a page of their own */
	readonly sheets: number
}
const AMPLE: Room = {
	...{ sectionRows: 40, appendixRows: Infinity, statedRows: Infinity, wholeRows: Infinity },
	behind: true,
	sheets: MOST_SHEETS,
}

/** Appendices whose rows are all in the workbook too. */
const IN_WORKBOOK: readonly (ReportSection | null)[] = ['inputs', 'formulas', 'tables']
const WHOLE = 'whole-'
const SOURCES = 'sources'
const CITED = /\bS\d+\b/g
const ELSEWHERE = ', all of them in the workbook (XLSX) beside this report'

type Shortened = { readonly sections: readonly Section[]; readonly wholes: readonly TableBlock[] }

/** Long tables begin in their section and stand whole behind it: among the inputs, or with the tables. */
function shortened(
	sections: readonly Section[],
	{ chosen, room }: { readonly chosen: readonly ReportSection[]; readonly room: Room },
): Shortened {
	const wholes: TableBlock[] = []
	const shorten = (block: SingleBlock): SingleBlock => {
		if (block.kind !== 'table' || block.rows.length <= room.sectionRows) return block
		const begun = beginningOf(block, room.sectionRows)
		if (begun === block) return block
		const { restAt: listed, ...unlisted } = block
		const isBelow = room.statedRows > room.sectionRows
		if (listed !== undefined && chosen.includes('inputs') && isBelow) return begun
		if (!chosen.includes('tables') && room === AMPLE) return block
		if (!chosen.includes('tables') || block.rows.length > room.wholeRows)
			return beginningOf(unlisted, room.sectionRows, ELSEWHERE)
		const restAt = `${WHOLE}${String(wholes.length + 1)}`
		wholes.push({ ...block, anchor: restAt })
		return { ...begun, restAt }
	}
	// What is made to fit one page is cut by that page.
	const flowing = (section: Section) => (section.setting === 'page' ? section : eachSingle(section, shorten))
	return { sections: sections.map(flowing), wholes }
}

/** Appendices begin their tables where a report would be too long; what is left out stands in the workbook. */
function bounded(section: Section, { appendixRows, statedRows }: Room): Section {
	if (!IN_WORKBOOK.includes(section.id)) return section
	return eachSingle(section, (block) => {
		if (block.kind !== 'table' || block.anchor === SOURCES || block.anchor?.startsWith(WHOLE) === true) return block
		return beginningOf(block, isStated(block) ? statedRows : appendixRows, ELSEWHERE)
	})
}

/** Every source that is cited stands in the list of them, whatever was left out of the tables; none that no row cites. */
function citedAlone(section: Section): Section {
	const tables = section.blocks.filter((block) => block.kind === 'table')
	const said = tables
		.filter(({ anchor }) => anchor !== SOURCES)
		.flatMap(({ rows }) => rows.flatMap((row) => row.flatMap(({ text }) => text.match(CITED) ?? [])))
	const cited = new Set(said)
	return eachSingle(section, (block) =>
		block.kind === 'table' && block.anchor === SOURCES
			? { ...block, rows: block.rows.filter(([number]) => cited.has(number?.text ?? '')) }
			: block,
	)
}

/** What is signed stands whole: behind document control in a Full, last in a Brief. */
function withApproval(sections: readonly Section[], { facts }: ReportInput): readonly Section[] {
	const body = approvalSection(facts)
	if (body === null) return sections
	const approval: Section = { id: null, anchor: APPROVAL, setting: 'flow', number: '', ...body }
	return facts.settings.length === 'full'
		? [...sections.slice(0, 1), approval, ...sections.slice(1)]
		: [...sections, approval]
}

/** The pages that a section has for the reader the report is made for, each on a page of its own; none of it where it says the same to all. */
function ownPages(input: ReportInput, id: ReportSection): readonly Section[] {
	const bodies = readerPages(input.facts.settings.preset, id).flatMap((page) => page(input) ?? [])
	return bodies.map((body, index) => {
		const blocks = id === 'summary' && index === 0 ? [...body.blocks, ...noteBlocks(input)] : body.blocks
		const section = placed(id, { ...body, blocks }, { setting: 'page', number: '' })
		return { ...section, anchor: index === 0 ? id : `${id}/${String(index + 1)}` }
	})
}

type OnDemand = { readonly input: ReportInput; readonly chosen: readonly ReportSection[] }

/** A reader’s paper ends with what more can be had, and why. */
function withOnDemand(sections: readonly Section[], { input, chosen }: OnDemand): readonly Section[] {
	if (input.facts.settings.preset === null) return sections
	const block = onDemand(chosen, hasChanges(input))
	const last = sections.at(-1)
	if (block === null || last === undefined) return sections
	return [...sections.slice(0, -1), { ...last, blocks: [...last.blocks, block] }]
}

/** The sections in their order, those under letters last: these are made of what stands before them. */
function sectionsIn(input: ReportInput, room: Room): readonly Section[] {
	const { settings } = input.facts
	const full = settings.length === 'full'
	const isFlowing = (id: ReportSection) =>
		SECTIONS[id].appendix === true || (full && SECTIONS[id].onePage === undefined)
	const settingOf = (id: ReportSection) => (isFlowing(id) ? 'flow' : 'page')
	const chosen = sectionsOf(settings)
		.filter((id) => SECTIONS[id].says?.(input) ?? true)
		.filter((id) => id !== 'tables' || room.behind)
	const main = chosen.filter((id) => SECTIONS[id].appendix === undefined)
	const bodyOf = (id: ReportSection, before: Printed): SectionBody => {
		const { body, page = body } = SECTIONS[id]
		return (full || SECTIONS[id].appendix === true ? body : page)({ ...input, ...before })
	}
	// A Brief that begins with the summary has document control at its head.
	const control =
		full || main[0] !== 'summary' ? [placed(null, controlSection(input), { setting: 'page', number: '' })] : []
	const nothing: Printed = { printed: [], wholes: [] }
	const whole = numbered([
		...control,
		...main.flatMap((id, index) => {
			const number = full ? String(index + 1) : ''
			const own = ownPages(input, id)
			if (own.length > 0 && (!full || id === 'summary')) return own.map((section) => ({ ...section, number }))
			const { sheets: behind } = SECTIONS[id]
			const sheets = full ? (behind?.of(input, room.sheets) ?? []) : []
			const body = bodyOf(id, nothing)
			const blocks = [...body.blocks, ...(behind?.said(input, sheets.length) ?? [])]
			const section = placed(id, { ...body, blocks }, { setting: settingOf(id), number })
			return [section, ...sheets.map((sheet, at) => sheetBehind(section, { ...sheet, at: at + 1 }))]
		}),
	])
	const { sections: printed, wholes } = full
		? shortened(whole, { chosen, room })
		: { sections: withOnDemand(whole, { input, chosen }), wholes: [] }
	const appendices = chosen
		.filter((id) => SECTIONS[id].appendix)
		.map((id, index) =>
			placed(id, bodyOf(id, { printed, wholes }), { setting: settingOf(id), number: LETTERS.charAt(index) }),
		)
	const all = [...printed, ...appendices.map((section) => bounded(section, room)).map(citedAlone)]
	return withApproval(all, input)
}

/**
 * The report of a plan, as its settings ask: a Brief of pages, or a Full of sections that are as long as they are. The
 * same arguments give the same report. With less room its tables are begun, and say where the rest is.
 */
export function buildReport(input: ReportInput, room: Room = AMPLE): ReportModel {
	const { plan, result, facts } = input
	const { preset } = facts.settings
	const bare = isBare(plan)
	const model: ReportModel = {
		title: `${plan.name}: buildout report`,
		...(preset !== null && { kind: READERS[preset] }),
		planName: plan.name,
		engine: result.engine,
		estimate: estimateWords(result),
		facts,
		contents: facts.settings.length === 'full' && !bare,
		sections: bare
			? withApproval([placed('summary', emptyPage(input), { setting: 'page', number: '' })], input)
			: linked(forReader(sectionsIn(input, room), facts.settings)),
	}
	return inAskedUnits(withheld(model, plan))
}
