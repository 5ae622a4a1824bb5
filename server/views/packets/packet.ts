import { type AssumptionKey, ASSUMPTIONS } from '#shared/fields/assumptions.ts'
import type { Series } from '#shared/series.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { FULL_POWER_KEY, monthFigure } from '../odds/odds-input.ts'
import { oddsChips, TARGET_CHIP } from '../odds/target-odds.ts'
import type { ReportInput, ReportModel } from '../report/report-model.ts'

export type Applicant = { readonly organisation: string | null; readonly contact: string | null }

/** What a packet is made of: the same of it gives the same packet. */
export type PacketInput = ReportInput & {
	/** builders of each trade at work who come from elsewhere, by month */
	readonly travellers: Readonly<Record<string, Series>>
	/** who applies, where that is known: the team that holds the plan, and who asked for the packet */
	readonly applicant?: Applicant
}

export type PacketCell = string | number | null
/** A table as a spreadsheet holds it: whole, each figure with all its digits. */
export type PacketTable = {
	readonly name: string
	/** the unit in the head, where a column has one */
	readonly heads: readonly string[]
	readonly rows: readonly (readonly PacketCell[])[]
}

/** How much is printed: rows of each table, and sites with pages of their own. The document and the tables hold all. */
export type PacketRoom = { readonly rows: number; readonly sites: number }
export const AMPLE_ROOM: PacketRoom = { rows: Infinity, sites: Infinity }

/** One model, three outputs: a document for programs, tables for a spreadsheet, sections for paper. */
export type Packet = {
	readonly document: object
	readonly tables: readonly PacketTable[]
	readonly title: string
	readonly report: (room: PacketRoom) => ReportModel
}

/** What an assumption stands at, for a site where it has one of its own. */
export function assumed({ assumptions }: Pick<PlanFile, 'assumptions'>, key: AssumptionKey, siteId?: string): number {
	const own = siteId === undefined ? undefined : assumptions[`${siteId}/${key}`]
	return (own ?? assumptions[key])?.value ?? ASSUMPTIONS[key].default
}

/** Odds as pages say them; null where nobody drew this plan, or draws tell nothing. */
function oddsHead(input: PacketInput) {
	const { plan, result, simulation } = input
	if (simulation === undefined) return null
	const chips = oddsChips({ plan, result, simulation })
	if (chips.length === 0) return null
	const { draws, seed } = simulation
	const targetMet = chips.find(({ label }) => label === TARGET_CHIP)?.text ?? null
	return { draws, seed, targetMet, fullPowerBy: monthFigure({ simulation }, FULL_POWER_KEY)?.p80 ?? null }
}

/** What every packet says of itself. */
export function headOf(input: PacketInput) {
	const { plan, result, facts } = input
	return {
		plan: plan.name,
		project: facts.project,
		scenario: facts.scenario,
		engine: result.engine,
		snapshot: facts.snapshotHash,
		generatedAt: facts.generatedAt,
		months: [...result.months],
		odds: oddsHead(input),
	}
}
