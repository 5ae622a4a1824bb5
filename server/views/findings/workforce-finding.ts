import type { CauseCode } from '#shared/result/cause-result.ts'
import type { PlanResult, WorkforceResult } from '#shared/result.ts'
import { largest, sum } from '../figures/series.ts'
import { tradeGap } from '../tables/trade-gap.ts'
import { count } from '#shared/formats/figures.ts'
import { counted, longMonth, sentenceCase } from '#shared/formats/months.ts'
import { becauseOf, tradeName } from '#shared/formats/names.ts'
import { listed } from '../messages/counts.ts'
import { lastHallSentence } from './hall-sentence.ts'
import type { Finding } from './finding.ts'

/** The gating trade, else the one with most heads missing, else the one with most hours. */
export function tradeToShow(workforce: WorkforceResult): string | null {
	if (workforce.gating !== null) return workforce.gating.trade
	const trades = Object.entries(workforce.trades)
	const short = trades.filter(([, trade]) => sum(trade.shortfall) > 0.5)
	const ranked = (short.length > 0 ? short : trades).sort(([, a], [, b]) =>
		short.length > 0 ? sum(b.shortfall) - sum(a.shortfall) : b.hours - a.hours,
	)
	return ranked[0]?.[0] ?? null
}

function shortSentence(workforce: WorkforceResult, trade: string, months: readonly string[]): string {
	const { planned, available, missing } = tradeGap(workforce, trade)
	const worst = largest(missing)
	if (worst === null || worst.value < 0.5) return ''
	const [needed, had] = [planned[worst.index] ?? 0, available[worst.index] ?? 0]
	const [name, month] = [sentenceCase(tradeName(trade)), longMonth(months[worst.index] ?? '')]
	// Who can be had at one site is no help to another.
	return needed - had < worst.value - 0.5
		? `${name}: ${count(worst.value)} short in ${month} at the sites that need them; ${count(had)} are available across all sites.`
		: `${name}: ${count(needed)} needed in ${month}, ${count(had)} available.`
}

const isSomebody = (heads: number) => heads >= 0.5
const people = (heads: number) => `${count(heads)} ${Math.round(heads) === 1 ? 'person' : 'people'}`

/** «2,300 of them travellers (assumed: 300 more a month, at most 7,000)»; of the month of the peak. */
function travellersText({ headcount, addedPerMonth, atMost }: WorkforceResult['travellers'], index: number): string {
	const [heads, added, most] = [headcount, addedPerMonth, atMost].map((series) => count(series[index] ?? 0))
	return `${heads === '0' ? 'none' : (heads ?? '')} traveling (assumed: +${added ?? ''}/month, max ${most ?? ''})`
}

/** Whom the market does not give, or, where it gives all, whom dates that slip for another cause do not ask for. */
function fewerText({ construction, gating, trades }: WorkforceResult): string {
	const heads = count(construction.peak.headcount)
	const isShort = gating !== null || Object.values(trades).some(({ shortfall }) => sum(shortfall) > 0.5)
	return isShort ? `the labor market allows ${heads}` : `leveled dates need ${heads}`
}

/** What halls wait for where none is late for want of hands: then a higher peak is no catching up. */
function waitsForParts({ schedule }: Pick<PlanResult, 'schedule'>): CauseCode | null {
	const late = Object.values(schedule).filter(({ delayMonths }) => delayMonths > 0)
	const isParts = late.length > 0 && late.every(({ cause }) => cause?.startsWith('long_lead:') === true)
	return isParts ? (late[0]?.cause ?? null) : null
}

function titleOf({ workforce, ...result }: Pick<PlanResult, 'workforce' | 'schedule'>): string {
	const { unlevelled, construction, gating, trades, travellers } = workforce
	const asked = unlevelled.construction.peak
	const had = construction.peak
	if (had.headcount < 0.5 && asked.headcount < 0.5) return 'No workers needed on site in the plan'
	const when = had.month === null ? '' : ` in ${longMonth(had.month)}`
	if (Math.round(asked.headcount) > Math.round(had.headcount))
		return `Planned dates need ${people(asked.headcount)} at peak; ${fewerText(workforce)}`
	const more = Math.round(had.headcount) - Math.round(asked.headcount)
	const parts = waitsForParts(result)
	if (more > 0)
		return parts === null
			? `Catching up needs ${people(had.headcount)}${when}, ${count(more)} above plan`
			: `Peak ${people(had.headcount)}${when}, ${count(more)} above plan${becauseOf(parts)}`
	if (gating !== null) return `Peak ${people(had.headcount)}${when}; ${tradeName(gating.trade)} limit the hall dates`
	const enough = Object.values(trades).every(({ missing }) => (largest(missing)?.value ?? 0) < 0.5)
	// A pool of the plan's own stands in for the market: who it does not hold comes from elsewhere, however few they are.
	if (enough && !travellers.headcount.some(isSomebody))
		return `Peak ${people(had.headcount)}${when}, all available locally`
	const index = largest(construction.headcount)?.index ?? 0
	return `Peak ${people(had.headcount)}${when}, ${travellersText(travellers, index)}`
}

/**
 * Abroad a place without figures of its labor is unknown, and no shortage: what is missing is said, with the field that holds it. In
 * the United States every market is known, and none within reach is a fact.
 */
function unknownLabor({ sites, warnings }: PlanResult): string {
	const isUnknown = Object.values(sites).some(
		({ places: { labourMarket, gridRegion } }) => labourMarket === null && gridRegion.country !== 'US',
	)
	const places = warnings.flatMap((warning) =>
		warning.code === 'no_labour_market' && !warning.facts.ownPeople ? [warning.facts.site] : [],
	)
	return isUnknown && places.length > 0
		? `No labor data near ${listed(places)}: enter the workers available under Labor pools.`
		: ''
}

/** What the dates ask of people, and what the labour market allows. */
export function workforceFinding(result: PlanResult): Finding {
	const { workforce, months } = result
	const trade = tradeToShow(workforce)
	const unknown = unknownLabor(result)
	const short = unknown !== '' || trade === null ? unknown : shortSentence(workforce, trade, months)
	const hall = lastHallSentence(result)
	const lede = [short, hall].filter((sentence) => sentence !== '').join(' ')
	return {
		title: titleOf(result),
		lede: lede === '' ? 'Add a hall to see its labor hours, trades and headcount.' : lede,
	}
}

/** The chart of one trade: «Electricians: 970 short at the worst, and the gap costs eight months». */
export function tradeFinding({ workforce, trade }: { workforce: WorkforceResult; trade: string }): string {
	const worst = largest(tradeGap(workforce, trade).missing)
	const name = sentenceCase(tradeName(trade))
	if (worst === null || !isSomebody(worst.value)) {
		const { planned } = tradeGap(workforce, trade)
		const counted = workforce.travellers.headcount.some(
			(heads, month) => isSomebody(heads) && isSomebody(planned[month] ?? 0),
		)
		return `${name}: fully staffed${counted ? ', incl. travelers' : ''}`
	}
	const lost = workforce.gating !== null && workforce.gating.trade === trade ? workforce.gating.monthsLost : 0
	return `${name}: ${count(worst.value)} short at worst${lost > 0 ? `, costing ${counted(lost, 'month')}` : ''}`
}

/** The chart of all trades: a lower peak for longer, or the plain count. */
export function peopleFinding(workforce: WorkforceResult): string {
	const asked = workforce.unlevelled.construction
	const had = workforce.construction
	const months = (heads: readonly number[]) => heads.filter((value) => value >= 0.5).length
	if (asked.peak.headcount - had.peak.headcount >= 1 && months(had.headcount) > months(asked.headcount))
		return 'A lower peak for longer'
	if (had.peak.month === null || had.peak.headcount < 0.5) return 'No work on site in the plan'
	return `Peak construction headcount in ${longMonth(had.peak.month)}: ${count(had.peak.headcount)}`
}
