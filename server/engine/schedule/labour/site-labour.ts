import { TRADES } from '#shared/catalogue/workforce-types.ts'
import { MONTHS_PER_YEAR, WEEKS_PER_YEAR } from '#shared/units/conversions.ts'
import { calendarMonth } from '#shared/units/months.ts'
import type { Column } from '../../kernel/algorithm-node.ts'
import { SURVEYED } from '../../places/national-market.ts'
import type { EngineModel } from '../../world.ts'
import { banShareOf, leaveInAbsence, leaveWeeks, locationFactor, onSiteShare, workAt } from './country-inputs.ts'
import * as site from '../site-inputs.ts'
import { leastPace, mostPace, paceTrustedFrom } from '../progress/pace-inputs.ts'
import * as space from './space-inputs.ts'
import type { SiteLabour } from '../types.ts'
import { absenceShare, banLoss } from './worker-month.ts'

/** Quantities of a site's labour that the schedule reads. */
export const SITE_LABOUR_INPUTS = {
	workingWeek: site.workingWeek,
	onSiteShare,
	absenceShare,
	leaveWeeks,
	leaveInAbsence,
	banLoss,
	shifts: site.shifts,
	squareFeetPerHead: space.squareFeetPerHead,
	crowdingPerUnit: space.crowdingPerUnit,
	crowdingCap: space.crowdingCap,
	largestShift2: space.largestShift2,
	largestShift3: space.largestShift3,
	paceTrustedFrom,
	leastPace,
	mostPace,
	locationFactor,
	siteProductivity: site.siteProductivity,
	netAddsPerMonth: site.netAddsPerMonth,
	mobilisationMonths: site.mobilisationMonths,
	hallShare: site.hallShare,
	hallTravellers: site.hallTravellers,
	travellersCap: site.travellersCap,
	beds: site.beds,
	apprenticeIntake: site.apprenticeIntake,
} as const
type SiteLabourColumns = Readonly<Record<keyof typeof SITE_LABOUR_INPUTS, Column>>

/** A site's labour as the schedule reads it. Where nothing is known of it, nothing is late for it (pL10). */
export function siteLabour(model: EngineModel, columns: SiteLabourColumns, index: number): SiteLabour {
	const place = model.plan.sites[index]
	if (!place) throw new Error(`There is no site ${String(index)}.`)
	const cap = (value: number) => (Number.isNaN(value) ? null : value)
	const markets = model.places[index]?.labourMarkets.map(({ row, weight }) => ({ id: row.id, weight })) ?? []
	return {
		id: place.id,
		markets,
		isCounted: markets.length > 0 || place.labour.travellersCap !== null || workAt(model, index).country === SURVEYED,
		weeklyHours: columns.workingWeek.at(index, 0),
		onShare: columns.onSiteShare.at(index, 0),
		absenceShare: columns.absenceShare.at(index, 0),
		leaveFactor:
			(WEEKS_PER_YEAR - columns.leaveWeeks.at(index, 0)) / (WEEKS_PER_YEAR - columns.leaveInAbsence.at(0, 0)),
		banned: bannedMonths(model, index, columns.banLoss.at(index, 0)),
		shifts: columns.shifts.at(index, 0),
		space: {
			squareFeetPerHead: columns.squareFeetPerHead.at(index, 0),
			largestShift: largestShift(columns, index),
			perUnit: columns.crowdingPerUnit.at(index, 0),
			mostFactor: columns.crowdingCap.at(index, 0),
		},
		pace: {
			trustedFrom: columns.paceTrustedFrom.at(index, 0),
			least: columns.leastPace.at(index, 0),
			most: columns.mostPace.at(index, 0),
		},
		locationFactor: columns.locationFactor.at(index, 0),
		productivityFactor: columns.siteProductivity.at(index, 0),
		netAddsPerMonth: columns.netAddsPerMonth.at(index, 0),
		mobilisationMonths: columns.mobilisationMonths.at(index, 0),
		travellersCap: columns.travellersCap.at(index, 0),
		beds: cap(columns.beds.at(index, 0)),
		apprenticeIntakePerYear: columns.apprenticeIntake.at(index, 0),
		union: place.labour.union ?? false,
		pools: model.plan.labourPools.flatMap((pool) => {
			const trade = TRADES.find((key) => key === pool.trade)
			if (pool.siteId !== place.id || trade === undefined) return []
			const ofHall = pool.kind === 'hall'
			return [
				{
					trade,
					available: pool.available * (ofHall ? columns.hallShare.at(index, 0) : 1),
					annualGrowth: pool.annualGrowth ?? 0,
					travellersCap: pool.travellersCap ?? (ofHall ? pool.available * columns.hallTravellers.at(index, 0) : null),
				},
			]
		}),
	}
}

/** Part of a site's people that is there at once. */
function largestShift(columns: SiteLabourColumns, index: number): number {
	const shifts = columns.shifts.at(index, 0)
	if (shifts >= 3) return columns.largestShift3.at(index, 0)
	return shifts === 2 ? columns.largestShift2.at(index, 0) : 1
}

/** What a midday ban takes of each month of a year from the plan's first; nothing where there is none. */
function bannedMonths(model: EngineModel, index: number, loss: number): readonly number[] {
	const { row } = workAt(model, index)
	if (row.middayBan === null) return []
	const first = calendarMonth(model.plan.startMonth)
	return Array.from(
		{ length: MONTHS_PER_YEAR },
		(_, month) => loss * banShareOf(row, (first + month) % MONTHS_PER_YEAR),
	)
}
