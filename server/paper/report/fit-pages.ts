import { AMPLE_ROOM, type Packet, type PacketRoom } from '#server/views/packets/packet.ts'
import { buildReport, type Room } from '#server/views/report/build-report.ts'
import type { ReportInput, ReportModel } from '#server/views/report/report-model.ts'
import { SECTIONS } from '#server/views/report/section-records.ts'
import { sectionsOf } from '#shared/report/presets.ts'
import { layReport } from './pages/lay-report.ts'

/** A report that nobody would read to its end is none: whatever the plan, no more pages than this. */
const MOST_PAGES = 60

/** Less room in steps: appendices give way first, as their rows are in the workbook; then what is stated; then the sections. */
const ROOMS: readonly Room[] = [
	...[120, 60, 30, 20].map((appendixRows) => ({
		sectionRows: 40,
		appendixRows,
		statedRows: Infinity,
		wholeRows: Infinity,
		behind: true,
		sheets: 20,
	})),
	...[120, 60, 30].map((statedRows) => ({
		...{ sectionRows: 40, appendixRows: 16, statedRows, wholeRows: 120 },
		behind: true,
		sheets: 14,
	})),
	...(
		[
			[24, 40],
			[16, 40],
			[12, 30],
			[8, 21],
			[6, 12],
			[6, 0],
		] as const
	).map(([rows, wholeRows]) => ({
		...{ sectionRows: rows, appendixRows: Math.min(rows, 12), statedRows: rows, wholeRows },
		behind: true,
		sheets: Math.max(4, Math.min(12, rows - 3)),
	})),
	// The data behind figures is whole in the workbook: without it there is room for sites.
	...(
		[
			[8, 8],
			[8, 6],
			[6, 6],
			[6, 4],
			[6, 2],
		] as const
	).map(([rows, sheets]) => ({
		...{ sectionRows: rows, appendixRows: rows, statedRows: rows, wholeRows: 0 },
		behind: false,
		sheets,
	})),
]

/** No page holds more rows of tables: what has more of them than all pages could is not laid out to be counted. */
const MOST_ROWS_A_PAGE = 60

const rowsIn = ({ sections }: ReportModel): number =>
	sections
		.flatMap(({ blocks }) => blocks)
		.reduce((sum, block) => (block.kind === 'table' ? sum + block.rows.length : sum), 0)

const fits = (model: ReportModel): boolean =>
	rowsIn(model) <= MOST_PAGES * MOST_ROWS_A_PAGE && layReport(model).pages <= MOST_PAGES

function once<Value>(make: () => Value): () => Value {
	let made: { readonly value: Value } | null = null
	return () => (made ??= { value: make() }).value
}

/** What fits of the rooms, from the roomiest on, by halves: what is laid out is counted in seconds. */
function roomiest(built: readonly (() => ReportModel)[], whole: ReportModel): ReportModel {
	let [from, to] = [0, built.length - 1]
	while (from < to) {
		const middle = Math.floor((from + to) / 2)
		if (fits(built[middle]?.() ?? whole)) to = middle
		else from = middle + 1
	}
	return built[from]?.() ?? whole
}

/** The report of a plan with as much of its tables as at most so many pages hold. The same input gives the same report. */
export function fittedReport(input: ReportInput): ReportModel {
	const whole = buildReport(input)
	const isBounded = sectionsOf(input.facts.settings).every((id) => SECTIONS[id].appendix === undefined)
	if ((input.facts.settings.length === 'brief' && isBounded) || fits(whole)) return whole
	return roomiest(
		ROOMS.map((room) => once(() => buildReport(input, room))),
		whole,
	)
}

/** Of a packet first the rows of tables give way, then the pages of the smaller sites. */
const PACKET_ROOMS: readonly PacketRoom[] = [
	...[60, 40, 24, 12].map((rows) => ({ rows, sites: Infinity })),
	...[18, 14, 10, 6].map((sites) => ({ rows: 12, sites })),
]

/** The paper of a packet, within as many pages as a report. */
export function fittedPacket(report: Packet['report']): ReportModel {
	const whole = report(AMPLE_ROOM)
	if (fits(whole)) return whole
	return roomiest(
		PACKET_ROOMS.map((room) => once(() => report(room))),
		whole,
	)
}
