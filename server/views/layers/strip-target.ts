import type { PlanResult } from '#shared/result.ts'
import { latestSite } from '../messages/verdict/latest-site.ts'
import type { StripBand, StripTarget } from '#shared/charts/strip-model.ts'
import { megawatts } from '#shared/formats/figures.ts'
import { counted, longMonth, shortMonth } from '#shared/formats/months.ts'

type JudgedMonths = Pick<PlanResult, 'verdict' | 'months'>

const monthsText = (months: number) => (months > 12 ? `${String(months)} months` : counted(months, 'month'))

/** The date that was asked for; null where none was, or behind the plan's end. Of a fleet whose dates differ, that of its latest site. */
export function stripTarget({ verdict, months }: JudgedMonths): StripTarget | null {
	const latest = latestSite(verdict)
	if (latest !== null) {
		const { month, itMW, reached, monthsLate } = latest
		return {
			...{ at: months.indexOf(month), met: months.indexOf(reached), isLate: true },
			text: [`Target of one site: ${megawatts(itMW)} MW IT, ${longMonth(month)}`, `Target ${shortMonth(month)}`],
			lateText: [`${monthsText(monthsLate)} late: full power ${longMonth(reached)}`, `${monthsText(monthsLate)} late`],
		}
	}
	const { targetMonth, targetItMW } = verdict.headline.facts
	const at = targetMonth === null ? -1 : months.indexOf(targetMonth)
	if (verdict.basis !== 'stated' || targetMonth === null || at < 0) return null
	const { month, monthsLate } = verdict.fullPower
	const isLate = month === null || (monthsLate ?? 0) > 0
	const late = month === null || monthsLate === null ? 'Not met by plan end' : `${monthsText(monthsLate)} late`
	return {
		at,
		met: month === null ? null : months.indexOf(month),
		isLate,
		text: [`Target: ${megawatts(targetItMW)} MW IT, ${longMonth(targetMonth)}`, `Target ${shortMonth(targetMonth)}`],
		lateText: isLate ? [month === null ? late : `${late}: full power ${longMonth(month)}`, late] : ['', ''],
	}
}

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
		(share, month) => share !== null && share < 1 && share < (series.coverage[month] ?? Infinity),
	)
	const covered = shares.map((share, month) => {
		if (byTarget[month] === true) return share
		return series.coverage[month] ?? (share === null ? null : 1)
	})
	return { ...series, coverage: covered, toTarget, byTarget }
}
