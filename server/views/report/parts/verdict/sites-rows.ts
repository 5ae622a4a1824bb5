import type { PlanResult } from '#shared/result.ts'
import type { SiteVerdict } from '#shared/result/verdict-result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { moneyOf } from '#shared/units/money.ts'
import { formatFigure } from '#shared/units/format.ts'
import { MISSING } from '#shared/formats/figures.ts'
import { sentenceCase, shortMonth } from '#shared/formats/months.ts'
import { LOOK_OF } from '../../../layers/layer-status.ts'
import { dollars } from '../../../messages/verdict/us-figures.ts'
import { STATE_NAMES } from '../../../messages/verdict/state-words.ts'
import type { Cell, TableBlock } from '../../report-model.ts'
import { tableOf } from '../blocks.ts'
import { left, right, strong, words } from '../report-parts.ts'

type SiteRow = {
	readonly name: string
	readonly verdict: SiteVerdict
	readonly neededMW: number
	/** what is free at one site meets no need of another */
	readonly deliveredMW: number
	readonly lateMWMonths: number
	readonly lostUsd: number
}

function rowsOf(plan: PlanFile, { sites, verdict }: PlanResult): readonly SiteRow[] {
	return plan.sites.flatMap(({ id, name }): readonly SiteRow[] => {
		const own = verdict.sites[id]
		const site = sites[id]
		if (own === undefined || site === undefined) return []
		const neededMW = Math.max(0, ...site.targetItMW)
		const coming = verdict.losses.filter(({ siteId, past }) => siteId === id && !past)
		return [
			{
				name,
				verdict: own,
				neededMW,
				deliveredMW: Math.min(Math.max(0, ...site.deliveredItMW), neededMW),
				lateMWMonths: coming.reduce((sum, { kind, mwMonths }) => sum + (kind === 'late' ? mwMonths : 0), 0),
				lostUsd: coming.reduce((sum, { usd }) => sum + (usd ?? 0), 0),
			},
		]
	})
}

const whole = (value: number) => formatFigure(value, { digits: 4 })
const amountOf = (value: number, text: (value: number) => string) => (value <= 0 ? MISSING : text(value))

function fullPowerCells({ fullPower: { month, monthsLate } }: SiteVerdict, last: string): readonly Cell[] {
	return [
		words(month === null ? `not by ${shortMonth(last)}` : shortMonth(month)),
		words(monthsLate === null || monthsLate <= 0 ? MISSING : `${String(monthsLate)} mo`),
	]
}

/** As many as stand on a page beside what else it says. */
const MOST_ROWS = 20

/** A fleet site by site, every one, its sums first: no cut takes them; nothing of a single site. */
export function sitesBlocks(plan: PlanFile, result: PlanResult): readonly TableBlock[] {
	if (plan.sites.length < 2) return []
	const rows = rowsOf(plan, result)
	const money = moneyOf(plan)
	const last = result.months.at(-1) ?? ''
	const sums = (of: (row: SiteRow) => number) => rows.reduce((sum, row) => sum + of(row), 0)
	// What belongs to no single site, as demand that no site serves.
	const elsewhere = result.verdict.losses.filter(({ siteId, past }) => siteId === null && !past)
	const elsewhereUsd = elsewhere.reduce((sum, { usd }) => sum + (usd ?? 0), 0)
	const elsewhereRows: readonly (readonly Cell[])[] =
		elsewhereUsd > 0
			? [[words('No single site'), ...Array.from({ length: 6 }, () => words('')), words(dollars(elsewhereUsd, money))]]
			: []
	const lineOf = (row: SiteRow): readonly Cell[] => [
		words(row.name),
		{ text: sentenceCase(STATE_NAMES[row.verdict.state]), status: LOOK_OF[row.verdict.state] },
		...[row.neededMW, row.deliveredMW].map((value) => words(whole(value))),
		...fullPowerCells(row.verdict, last),
		words(amountOf(row.lateMWMonths, whole)),
		words(amountOf(row.lostUsd, (usd) => dollars(usd, money))),
	]
	const full = result.verdict.fullPower.month
	return [
		tableOf({
			title: 'Sites, each against its own need',
			columns: [
				...[left('Site', 1.4), left('State', 0.8)],
				...['Needed, MW IT', 'Delivered, MW IT', 'Full power', 'Late', 'Late MW-months', 'Money lost'].map(right),
			],
			rows: [
				[
					strong('All sites'),
					words(''),
					...[sums((row) => row.neededMW), sums((row) => row.deliveredMW)].map((value) => strong(whole(value))),
					strong(full === null ? `not by ${shortMonth(last)}` : shortMonth(full)),
					words(''),
					strong(
						amountOf(
							sums((row) => row.lateMWMonths),
							whole,
						),
					),
					strong(amountOf(sums((row) => row.lostUsd) + elsewhereUsd, (usd) => dollars(usd, money))),
				],
				...elsewhereRows,
				...rows.map(lineOf),
			],
			least: Math.min(rows.length + elsewhereRows.length + 1, MOST_ROWS),
			noun: 'rows',
			empty: '',
		}),
	]
}
