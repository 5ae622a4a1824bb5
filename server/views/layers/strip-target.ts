import type { PlanResult, SiteResult } from '#shared/result.ts'
import type { Layer } from '#shared/layers.ts'
import type { StripBand, StripTarget } from '#shared/charts/strip-model.ts'
import { megawatts } from '#shared/formats/figures.ts'
import { counted, longMonth, shortMonth } from '#shared/formats/months.ts'

type JudgedMonths = Pick<PlanResult, 'verdict' | 'months'>

const monthsText = (months: number) => (months > 12 ? `${String(months)} months` : counted(months, 'month'))

/** The date that was asked for, of the site that meets it last; null where none was, or behind the plan's end. */
export function stripTarget({ verdict, months }: JudgedMonths): StripTarget | null {
	const { targetMonth, targetItMW } = verdict.headline.facts
	const at = targetMonth === null ? -1 : months.indexOf(targetMonth)
	if (verdict.basis !== 'stated' || targetMonth === null || at < 0) return null
	const { month, monthsLate } = verdict.fullPower
	const isLate = month === null || (monthsLate ?? 0) > 0
	const late = month === null || monthsLate === null ? 'Not met within the plan' : `${monthsText(monthsLate)} late`
	return {
		at,
		met: month === null ? null : months.indexOf(month),
		isLate,
		text: [`Target: ${megawatts(targetItMW)} MW IT, ${longMonth(targetMonth)}`, `Target ${shortMonth(targetMonth)}`],
		lateText: isLate ? [month === null ? late : `${late}: full power ${longMonth(month)}`, late] : ['', ''],
	}
}

type Supplied = Pick<SiteResult, 'targetItMW' | 'buildout' | 'commissionedItMW' | 'itNameplateMW'>

/** What of the target a layer of a site could carry by itself, MW IT. */
const SUPPLY: Readonly<Partial<Record<Layer, (site: Supplied) => readonly number[]>>> = {
	energy: ({ buildout }) => buildout.itMW.energy,
	infrastructure: ({ commissionedItMW }) => commissionedItMW,
	chips: ({ itNameplateMW }) => itNameplateMW,
}

/** What a layer could carry of the target, site by site: what stands free at one helps none of the others. */
export function againstTarget(
	layer: Layer,
	{ verdict, sites, months }: Pick<PlanResult, 'verdict' | 'sites' | 'months'>,
) {
	const supplyOf = SUPPLY[layer]
	if (verdict.basis !== 'stated' || supplyOf === undefined) return null
	const stated = Object.entries(sites).flatMap(([id, site]) =>
		verdict.sites[id]?.basis === 'stated' ? [{ asked: site.targetItMW, has: supplyOf(site) }] : [],
	)
	const total = (of: (row: (typeof stated)[number], month: number) => number) =>
		months.map((_, month) => stated.reduce((sum, row) => sum + of(row, month), 0))
	return {
		supply: total(({ asked, has }, month) => Math.min(has[month] ?? 0, asked[month] ?? 0)),
		asked: total(({ asked }, month) => asked[month] ?? 0),
	}
}

/** So little short of a target counts as there, as the verdict has it. */
const MET_FROM = 0.995

/** From its month on the target is demand too: a layer covers no more than it covers of either. */
export function withTarget(
	series: Pick<StripBand, 'coverage' | 'required' | 'available'>,
	toTarget: StripBand['toTarget'],
): Pick<StripBand, 'coverage' | 'required' | 'available' | 'toTarget' | 'byTarget'> {
	const shares = series.coverage.map((_, month) => {
		const asked = toTarget?.asked[month] ?? 0
		return toTarget === null || asked <= 0 ? null : (toTarget.supply[month] ?? 0) / asked
	})
	const byTarget = shares.map(
		(share, month) => share !== null && share < MET_FROM && share < (series.coverage[month] ?? Infinity),
	)
	const covered = shares.map((share, month) => {
		if (byTarget[month] === true) return share
		return series.coverage[month] ?? (share === null ? null : 1)
	})
	return { ...series, coverage: covered, toTarget, byTarget }
}
