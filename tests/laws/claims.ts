import { milestoneText } from '#server/views/messages/milestones.ts'
import type { PlanResult } from '#shared/result.ts'
import type { Series } from '#shared/series.ts'
import type { Layer } from '#shared/layers.ts'
import { LONG_MONTHS } from '#shared/units/format.ts'
import { toleranceMW } from './target-tolerance.ts'
import type { Claim } from './told.ts'
import { VERDICT_CLAIMS } from './verdict-claims.ts'

const EVEN = 1e-6
const some = (...series: readonly Series[]) => series.some((values) => values.some((value) => value > 0))
const SOME = 0.5
const ROUNDING = 1e-9
const most = (series: Series) => Math.max(0, ...series)
/** `July 2026` → `2026-07` */
function monthIn(text: string): string {
	const [name = '', year = ''] = text.split(' ')
	return `${year}-${String(LONG_MONTHS.findIndex((long) => long === name) + 1).padStart(2, '0')}`
}
const MONTH = `(?:${LONG_MONTHS.join('|')}) \\d{4}`
const FACTORS: Readonly<Record<string, number>> = { k: 1e3, M: 1e6, B: 1e9, T: 1e12 }
const NUMBER = '([\\d,.]+)(?:([kMBT])(?![A-Za-z]))?'

/** Whether a number as it is said is the value, to the digits it is said with. */
function says(said: string, suffix: string | undefined, value: number): boolean {
	const factor = FACTORS[suffix ?? ''] ?? 1
	const plain = said.replaceAll(',', '')
	const decimals = /\.(\d+)$/.exec(plain)?.[1]?.length ?? 0
	const zeros = decimals === 0 ? (/0*$/.exec(plain)?.[0].length ?? 0) : 0
	const within = 0.5001 * 10 ** (zeros - decimals) * factor
	return Math.abs(Number(plain) * factor - value) <= within + EVEN * Math.abs(value)
}
const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
const countIn = (text: string) =>
	WORDS.includes(text.toLowerCase()) ? WORDS.indexOf(text.toLowerCase()) : Number(text)

const shortMonths = ({ layers }: PlanResult, layer: Layer) =>
	layers[layer].coverage.filter((share) => share !== null && share < 1 - ROUNDING).length

const energy: Claim = ({ plan, result, pages }) => {
	const { lede } = pages.energy.finding
	// What is in service together, in the month with most of it.
	const inService = result.months.map((_, month) =>
		plan.powerContracts
			.filter(({ id }) => (result.contracts[id]?.firmMW[month] ?? 0) > 0)
			.reduce((sum, { capacityMW }) => sum + capacityMW, 0),
	)
	const firm = most(inService)
	const said = new RegExp(`^${NUMBER} MW firm contracted`).exec(lede)
	if (said && !says(said[1] ?? '', said[2], firm)) return `${String(firm)} MW are firm`
	return lede.startsWith('No firm power') && firm > 0 ? 'something is firm' : null
}

const chips: Claim = ({ result, pages }) => {
	const { title, lede } = pages.chips.finding
	const { accelerators } = result.stranded
	if (title.startsWith('Every installed') && most(accelerators) >= SOME) return 'some wait'
	const running = Object.values(result.sites).reduce((sum, site) => sum + (site.energisedAccelerators.at(-1) ?? 0), 0)
	if (lede.includes('none can run at plan end') && running >= SOME) return 'some run in the last month'
	return null
}

const halls: Claim = ({ result, pages }) => {
	const { title } = pages.infrastructure.finding
	const entries = Object.entries(result.schedule).flatMap(([ref, entry]) => (ref.startsWith('phase:') ? [entry] : []))
	const latest = Math.max(0, ...entries.map(({ delayMonths }) => delayMonths))
	if (
		/^Every hall is ready/.test(title) &&
		entries.some(({ finish, plannedFinish }) => finish === null || finish > plannedFinish)
	)
		return 'one is late'
	const late = /is (\w+) months? behind plan/.exec(title)
	if (late && countIn(late[1] ?? '') !== latest) return `the latest is ${String(latest)} months behind plan`
	const dated = pages.schedule.finding.title
	if (
		dated.startsWith('Everything is on') &&
		Object.values(result.schedule).some(({ finish, delayMonths }) => finish === null || delayMonths > 0)
	)
		return 'something slips'
	const heads = [pages.overview.finding, pages.schedule.finding, pages.infrastructure.finding, pages.workforce.finding]
	const said = [
		...heads.flatMap(({ title, lede }) => [title, lede]),
		...pages.infrastructure.tabs.flatMap(({ charts = [] }) => charts.map(({ title: head }) => head)),
	]
	const itemsLate = Object.values(result.sites).some(({ equipment }) =>
		equipment.some(({ slackMonths, state }) => (slackMonths ?? 0) < 0 && state !== 'ordered'),
	)
	const firm = itemsLate
		? said.find((text) => /(?:on its planned date|, as planned|are on plan)(?! if)/.test(text))
		: undefined
	if (firm !== undefined) return `«${firm}», though long-lead items are to be ordered late`
	return null
}

const demand: Claim = ({ result, pages }) => {
	const { title } = pages.applications.finding
	const { coverage } = result.layers.applications
	if (title.startsWith('All user demand is served') && coverage.some((share) => share !== null && share < 1 - EVEN))
		return 'not all is served'
	const months = /the worst of (\w+) months?$/.exec(title)
	if (months && countIn(months[1] ?? '') !== shortMonths(result, 'applications'))
		return 'another count of months falls short'
	const worst = new RegExp(`is served in (${MONTH}), the worst of`).exec(title)
	const then = coverage[result.months.indexOf(monthIn(worst?.[1] ?? ''))] ?? 1
	if (worst && coverage.some((share) => share !== null && share < then - EVEN)) return 'less is served in another month'
	if (pages.models.finding.title.startsWith('Every workload gets')) {
		const short = Object.values(result.workloads).some(({ servedShare }) =>
			servedShare.some((share) => share !== null && share < 1 - EVEN),
		)
		if (short) return 'a workload gets less'
	}
	return null
}

const people: Claim = ({ result, pages }) => {
	const { title, lede } = pages.workforce.finding
	const [, needed, available] = /: ([\d,]+) needed in [^,]+, ([\d,]+) available\./.exec(lede) ?? []
	if (needed !== undefined && Number(needed.replaceAll(',', '')) <= Number((available ?? '').replaceAll(',', '')))
		return `${needed} are needed and ${available ?? ''} are available`
	const { construction, unlevelled, travellers, trades, gating } = result.workforce
	const had = Math.round(construction.peak.headcount)
	const count =
		/the labor market allows ([\d,]+)$|leveled dates need ([\d,]+)$|^(?:Peak|Catching up needs) ([\d,]+) (?:people|person)\b/
			.exec(title)
			?.slice(1)
			.find(Boolean)
	const isShort =
		gating !== null || Object.values(trades).some(({ shortfall }) => shortfall.some((heads) => heads > EVEN))
	if (title.includes('the labor market allows') && !isShort) return 'nobody is missing'
	if (count !== undefined && Number(count.replaceAll(',', '')) !== had) return `${String(had)} are on site at the peak`
	if (title.includes('all available locally')) {
		const short = Object.values(trades).some(({ missing }) => most(missing) >= SOME)
		if (short || gating !== null || most(travellers.headcount) >= SOME) return 'some cannot be had locally'
	}
	if (title.startsWith('No workers needed') && Math.max(had, unlevelled.construction.peak.headcount) >= SOME)
		return 'somebody is needed'
	return null
}

const strip: Claim = ({ result, pages }) => {
	const { title } = pages.overview.strip
	if (title.startsWith('The build reaches') && result.buildout.targetItMW <= 0) return 'there is no target'
	const inEvery = / limits? every month$/.test(title)
	return inEvery && new Set(result.binding).size !== 1 ? 'in some months another is, or none' : null
}

const firmPower: Claim = ({ result, pages }) => {
	const said = JSON.stringify([pages.report, pages.energy.tabs])
	const short = Object.values(result.sites).some(({ layers: { energy: own } }) =>
		own.required.some((MW, month) => MW - (own.available[month] ?? 0) >= SOME / 10),
	)
	return said.includes('is above need in every month') && short ? 'a site is short' : null
}

/** Full power is where all that a site is asked for is delivered, and what runs then is told as that. */
const fullPower: Claim = ({ plan, result }) => {
	for (const { kind, month, siteId, facts } of result.milestones) {
		const text = milestoneText(facts)
		if (/ 0 [kM]W/.test(text)) return `a date of nothing: ${text}`
		const site = kind === 'full_power' ? result.sites[siteId ?? ''] : undefined
		if (site === undefined) continue
		const at = result.months.indexOf(month)
		const { energisedAccelerators } = site
		const running = energisedAccelerators[at] ?? 0
		const said = new RegExp(`${NUMBER} accelerators? running`).exec(text)
		if (said === null && running > 0) return `${String(running)} run then`
		if (said !== null && !says(said[1] ?? '', said[2], running)) return `${String(running)} run then`
		if (said === null && !text.endsWith('leased.')) return `nothing runs: ${text}`
		// What is delivered is all that its last step within the plan asks for.
		const target = Math.max(0, ...site.targetItMW)
		const delivered = site.deliveredItMW[at] ?? 0
		// The plan is run again only where the gap is one that a rack may explain.
		if (delivered < 0.99 * target && delivered < target - toleranceMW(plan, siteId ?? '') - ROUNDING)
			return `${String(siteId)} delivers ${String(delivered)} of ${String(target)} MW then`
	}
	return null
}

/** What a cause says is missing is what its site’s layer lacks on the pages, spares included; of several kinds of chip a part. */
const missing: Claim = ({ plan, result }) => {
	const oneKind =
		new Set(plan.chipOrders.map(({ chip, powerCapW, owner }) => `${chip} ${String(powerCapW)} ${String(owner)}`))
			.size === 1
	for (const [index, cause] of result.bindingCause.entries()) {
		const layer = result.binding[index] ?? null
		const own = result.sites[cause?.siteId ?? '']
		if (cause === null || layer === null || own === undefined) continue
		const { required, available, coverage } = own.layers[layer]
		const asked = required[index] ?? 0
		const lacks = layer === 'chips' ? asked * (1 - (coverage[index] ?? 1)) : asked - (available[index] ?? 0)
		const { missing: ofPool, chip, elsewhere = [] } = cause.facts
		// What racks keep out of a hall is told in racks and in shares, and says nothing of what is missing.
		if (cause.cause === 'hall_cannot_cool') continue
		if (layer === 'chips' && chip === null) continue
		// Where none are ordered a site may lack of the default chip and of one that is ordered elsewhere.
		const told = elsewhere.reduce((sum, other) => sum + (other.siteId === cause.siteId ? other.missing : 0), ofPool)
		const within = EVEN * Math.max(1, lacks)
		if (told > lacks + within || ((layer !== 'chips' || oneKind) && told < lacks - within))
			return `${result.months[index] ?? ''}: ${String(told)} are missing, and ${layer} lacks ${String(lacks)}`
	}
	return null
}

/** A cause says only what its month and its site hold. */
const causes: Claim = ({ plan, result }) => {
	for (const [index, cause] of result.bindingCause.entries()) {
		const month = result.months[index] ?? ''
		if (cause === null) continue
		const { facts, cause: code } = cause
		if (code === 'contract_not_started') {
			const start = result.contracts[facts.item?.id ?? '']?.start ?? ''
			if (start !== '' && start <= month) return `${month}: the contract has started`
		}
		if (code === 'retired' && (facts.left === null || facts.left.month > month)) return `${month}: nothing has left yet`
		if (code === 'order_not_due' && facts.fromMonth !== null && facts.fromMonth <= month) return `${month}: it is due`
		if (
			code === 'no_hall_planned' &&
			plan.buildPhases.some(
				(hall) => hall.siteId === cause.siteId && (result.schedule[`phase:${hall.id}`]?.finish ?? '9999') >= month,
			)
		)
			return `${month}: a hall is still to come`
	}
	return null
}

/** Labour is part of capital only where capital is more than labour. */
const labour: Claim = ({ result, pages }) => {
	const { labourUsd, capexUsd } = result.finance.totals
	const said = JSON.stringify(pages.report).includes('in the plan, part of capex')
	return said && labourUsd > capexUsd ? 'more is spent on labour than of capital' : null
}

/** Charts head themselves with what they show. */
const chartTitles: Claim = ({ plan, result, pages }) => {
	const { opexUsd } = result.finance.totals
	const bars = pages.money.tabs.flatMap(({ bars = [] }) => bars)
	if (bars.some(({ title }) => title === 'Nothing runs yet') && opexUsd > 0)
		return `${String(opexUsd)} USD are spent on running`
	const { applications, infrastructure, chips: chipsPage, models, energy: power } = pages
	const charts = [applications, infrastructure, chipsPage, models].flatMap((page) =>
		page.tabs.flatMap(({ charts = [] }) => charts.map(({ title }) => title)),
	)
	const rests: readonly (readonly [string, boolean])[] = [
		['All token demand is served', some(result.layers.applications.required)],
		['Halls are on plan', plan.buildPhases.length > 0],
		['Every chip runs once', some(...Object.values(result.sites).map((site) => site.installedAccelerators))],
		['Workloads get every', some(...Object.values(result.workloads).map((one) => one.acceleratorsRequired))],
	]
	const empty = rests.find(([start, holds]) => !holds && charts.some((title) => title.startsWith(start)))
	if (empty) return `«${empty[0]}», of which there are none`
	return power.tabs.some(({ bars = [] }) => bars.some(({ title }) => title.startsWith('0 MW contracted')))
		? 'nothing is contracted'
		: null
}

/** A target is spoken of where one is stated. */
const targets: Claim = ({ plan, result, pages }) => {
	if (plan.sites.some(({ targetItMW, targets: steps }) => targetItMW !== null || steps.length > 0)) return null
	const { overview, energy: power, states: own, sites: cards, strip: band } = pages
	const said = [overview.finding.title, overview.strip.title, power.finding.title, band.text]
	const notes = [...own, ...cards.sites.flatMap((card) => card.states)].map(({ note }) => note)
	const found = [...said, ...notes].find((text) => /\btarget\b/.test(text))
	return found === undefined || result.months.length === 0 ? null : `«${found}», and none is stated`
}

/** A workload is in order, or fits no chip, only where something is asked of it. */
const workloads: Claim = ({ result, pages }) => {
	const entries = pages.models.tabs.flatMap(({ lists = [] }) => lists.flatMap((list) => list.entries))
	for (const { key, status, title, note } of entries) {
		const own = result.workloads[key]
		const asked =
			own !== undefined &&
			(some(own.acceleratorsRequired) || own.training !== undefined || own.servedShare.some((share) => share !== null))
		if (!asked && (status !== null || note.includes('can run it')))
			return `${title}: ${note}, and nothing is asked of it`
	}
	return null
}

/** Every claim there is, by what it speaks of. */
export const CLAIMS: Readonly<Record<string, Claim>> = {
	...VERDICT_CLAIMS,
	'power at the meter': energy,
	chips,
	halls,
	'users and workloads': demand,
	people,
	'the strip': strip,
	'charts of costs and tokens': chartTitles,
	'firm power in the report': firmPower,
	'full power': fullPower,
	'labour and capital': labour,
	targets,
	'workloads that ask for nothing': workloads,
	causes,
	'what causes call missing': missing,
}
