import { milestoneText } from '#server/views/messages/milestones.ts'
import type { PlanResult } from '#shared/result.ts'
import type { Series } from '#shared/series.ts'
import type { Layer } from '#shared/layers.ts'
import { LONG_MONTHS } from '#shared/units/format.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { Pages } from './said.ts'

/** A plan with what it comes to and what is said of it. */
export type Told = { readonly plan: PlanFile; readonly result: PlanResult; readonly pages: Pages }
/** What a sentence may only say if it holds; null where it does not say it. */
type Claim = (told: Told) => string | null

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
const NUMBER = '([\\d,.]+)(?:\\u202f([kMBT])(?![A-Za-z]))?'

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

/** Missing at the sites of a plan, month by month: nothing that stands free at one serves another. */
function missingMW({ sites, months }: PlanResult): Series {
	return months.map((_, month) =>
		Object.values(sites).reduce((sum, { layers: { energy } }) => {
			const gap = (energy.required[month] ?? 0) - (energy.available[month] ?? 0)
			return sum + Math.max(0, gap)
		}, 0),
	)
}
const shortMonths = ({ layers }: PlanResult, layer: Layer) =>
	layers[layer].coverage.filter((share) => share !== null && share < 1 - ROUNDING).length

/** Lost MW-months of the months in which a layer binds for a cause, added up anew. */
function lostTo({ result }: Told): number {
	const { headline, shortfall, binding, bindingCause, buildout } = result
	const target = shortfall.basis === 'target'
	const causes = target ? shortfall.targetCauses : bindingCause
	const layers = target ? buildout.binding : binding
	return shortfall.lostItMW.reduce((sum, lost, month) => {
		const own = layers[month] === headline?.layer && causes[month]?.cause === headline?.cause
		return own ? sum + lost : sum
	}, 0)
}

const overview: Claim = (told) => {
	const { plan, result, pages } = told
	const { title } = pages.overview.finding
	const cost = new RegExp(`costing ${NUMBER} MW-months`).exec(title)
	if (cost && !says(cost[1] ?? '', cost[2], lostTo(told))) return `costs ${String(lostTo(told))} MW-months`
	if (/\bholds? .* back\b/.test(title) && result.headline === null) return 'nothing leads'
	const held = plan.sites.length < 2 ? undefined : plan.sites.find(({ name }) => title.includes(` ${name} back `))
	const lostThere = result.sites[held?.id ?? '']?.layerFacts[result.headline?.layer ?? 'energy'].lostMWMonths ?? 0
	if (held !== undefined && cost && lostThere < lostTo(told) / 2) return `other sites lose more than ${held.name}`
	if (title.includes('serves all')) {
		const short = result.servedShare.some((share) => share !== null && share < 1 - EVEN)
		if (short || pages.states.some(({ status }) => status === 'over-built')) return 'not all is served, or much is idle'
	}
	const empty = [plan.powerContracts, plan.buildPhases, plan.chipOrders, plan.workloads, plan.applications]
	if (title.startsWith('An empty plan') && (plan.sites.length > 0 || empty.some((list) => list.length > 0)))
		return 'it is not empty'
	const first = result.buildout.itMW.energy.findIndex((MW) => MW > 0)
	const starts = new RegExp(`^No hall yet: power starts in (${MONTH})`).exec(title)
	if (starts && monthIn(starts[1] ?? '') !== result.months[first]) return 'power starts in another month'
	if (empty.every((list) => list.length === 0) && !/begin with|nothing on it yet/.test(title))
		return 'an empty plan is judged'
	return null
}

const energy: Claim = ({ plan, result, pages }) => {
	const { title, lede } = pages.energy.finding
	const missing = missingMW(result)
	const worst = new RegExp(`${NUMBER} MW (?:missing|short) in (${MONTH})`).exec(title)
	if (worst && !title.startsWith('In total')) {
		const value = missing[result.months.indexOf(monthIn(worst[3] ?? ''))] ?? -1
		if (!says(worst[1] ?? '', worst[2], value)) return `${String(value)} MW are missing then`
		if (value < most(missing) * (1 - EVEN) - EVEN) return 'another month lacks more'
	}
	if (worst && title.startsWith('In total')) {
		const at = result.months.indexOf(monthIn(worst[3] ?? ''))
		const { required, available } = result.layers.energy
		if ((required[at] ?? 0) > (available[at] ?? 0)) return 'in total it is short too'
		const gaps = Object.values(result.sites).map(
			({ layers: { energy: own } }) => (own.required[at] ?? 0) - (own.available[at] ?? 0),
		)
		if (!says(worst[1] ?? '', worst[2], most(gaps))) return `${String(most(gaps))} MW lack at most at a site then`
	}
	const months = /the worst of (\w+) months?$/.exec(title)
	if (months && countIn(months[1] ?? '') !== shortMonths(result, 'energy')) return 'another count of months is short'
	if (title.startsWith('Power comes late') && (missing.at(-1) ?? 0) > EVEN) return 'it is short at the end'
	if (title.startsWith('Power covers') && most(missing) > SOME / 100) return 'a site is short of power'
	const firm = plan.powerContracts
		.filter(({ id }) => most(result.contracts[id]?.firmMW ?? []) > 0)
		.reduce((sum, { capacityMW }) => sum + capacityMW, 0)
	const said = new RegExp(`^${NUMBER} MW of firm capacity`).exec(lede)
	if (said && !says(said[1] ?? '', said[2], firm)) return `${String(firm)} MW are firm`
	if (lede.startsWith('Nothing firm') && firm > 0) return 'something is firm'
	return null
}

const chips: Claim = ({ result, pages }) => {
	const { title, lede } = pages.chips.finding
	const { accelerators } = result.stranded
	if (title.startsWith('Every installed') && most(accelerators) >= SOME) return 'some wait'
	const wait = new RegExp(`^${NUMBER} accelerators wait .* in (${MONTH})$`).exec(title)
	if (wait && !says(wait[1] ?? '', wait[2], accelerators[result.months.indexOf(monthIn(wait[3] ?? ''))] ?? -1))
		return 'others wait then'
	const running = Object.values(result.sites).reduce((sum, site) => sum + (site.energisedAccelerators.at(-1) ?? 0), 0)
	if (lede.includes('none can run in the last month') && running >= SOME) return 'some run in the last month'
	return null
}

const halls: Claim = ({ result, pages }) => {
	const { title } = pages.infrastructure.finding
	const entries = Object.entries(result.schedule).flatMap(([ref, entry]) => (ref.startsWith('phase:') ? [entry] : []))
	const latest = Math.max(0, ...entries.map(({ delayMonths }) => delayMonths))
	if (
		/^Every hall opens/.test(title) &&
		entries.some(({ finish, plannedFinish }) => finish === null || finish > plannedFinish)
	)
		return 'one is late'
	const late = /is (\w+) months? late/.exec(title)
	if (late && countIn(late[1] ?? '') !== latest) return `the latest is ${String(latest)} months late`
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
		? said.find((text) => /(?:on its planned date|, as planned|come as planned)(?! if)/.test(text))
		: undefined
	if (firm !== undefined) return `«${firm}», though long-lead items are to be ordered late`
	return null
}

const demand: Claim = ({ result, pages }) => {
	const { title } = pages.applications.finding
	const { coverage } = result.layers.applications
	if (title.startsWith('All that users ask') && coverage.some((share) => share !== null && share < 1 - EVEN))
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
	const [, needed, toBeHad] = /: ([\d,]+) needed in [^,]+, ([\d,]+) to be had\./.exec(lede) ?? []
	if (needed !== undefined && Number(needed.replaceAll(',', '')) <= Number((toBeHad ?? '').replaceAll(',', '')))
		return `${needed} are needed and ${toBeHad ?? ''} can be had`
	const { construction, unlevelled, travellers, trades, gating } = result.workforce
	const had = Math.round(construction.peak.headcount)
	const count =
		/([\d,]+) can be on site$|the dates it comes to ask for ([\d,]+)$|^([\d,]+) (?:people|person) at the peak/
			.exec(title)
			?.slice(1)
			.find(Boolean)
	const isShort =
		gating !== null || Object.values(trades).some(({ shortfall }) => shortfall.some((heads) => heads > EVEN))
	if (title.endsWith('can be on site') && !isShort) return 'nobody is missing'
	if (count !== undefined && Number(count.replaceAll(',', '')) !== had) return `${String(had)} are on site at the peak`
	if (title.includes('all can be had locally')) {
		const short = Object.values(trades).some(({ missing }) => most(missing) >= SOME)
		if (short || gating !== null || most(travellers.headcount) >= SOME) return 'some cannot be had locally'
	}
	if (title.startsWith('Nobody') && Math.max(had, unlevelled.construction.peak.headcount) >= SOME)
		return 'somebody is needed'
	return null
}

const strip: Claim = ({ result, pages }) => {
	const { title } = pages.overview.strip
	if (title.startsWith('The build reaches') && result.buildout.targetItMW <= 0) return 'there is no target'
	const inEvery = / the limit in every month$/.test(title)
	return inEvery && new Set(result.binding).size !== 1 ? 'in some months another is, or none' : null
}

const powered: Claim = ({ result, pages }) => {
	const { title } = pages.overview.powered
	const { energy: power, infrastructure } = result.buildout.itMW
	if (title === 'Power and halls arrive together' && (most(power) <= 0 || most(infrastructure) <= 0))
		return 'one of them never comes'
	const gap = new RegExp(`by up to ${NUMBER} MW IT`).exec(title)
	const ahead = power.map(
		(MW, month) => (MW - (infrastructure[month] ?? 0)) * (title.startsWith('Power runs') ? 1 : -1),
	)
	return gap && !says(gap[1] ?? '', gap[2], most(ahead)) ? `the gap is ${String(most(ahead))} MW` : null
}

const firmPower: Claim = ({ result, pages }) => {
	const said = JSON.stringify([pages.report, pages.energy.tabs])
	const short = Object.values(result.sites).some(({ layers: { energy: own } }) =>
		own.required.some((MW, month) => MW - (own.available[month] ?? 0) >= SOME / 10),
	)
	return said.includes('stays above what is asked for in every month') && short ? 'a site is short' : null
}

const states: Claim = ({ result, pages }) => {
	for (const { layer, status, word } of pages.states) {
		const balance = result.layers[layer]
		const demanded = result.binding.some((binding) => binding !== null)
		if (status === 'incomplete' || !demanded) continue
		const short = shortMonths(result, layer)
		if (!balance.required.some((asked) => asked > 0)) return `${layer}: ${word}, and nothing is asked of it`
		if (status === 'ok' && short > 0) return `${layer} is short in ${String(short)} months`
		if (status === 'failing' && (short < 1 || word !== `${String(short)} mo`))
			return `${layer} is short in ${String(short)} months`
		const { neverNeeded, mostAvailable } = result.layerFacts[layer]
		if (status === 'over-built' && (neverNeeded ?? 0) <= mostAvailable / 2) return `${layer} has use for half of it`
	}
	return null
}

/** A site page says of each site what its own balance holds. */
const siteStates: Claim = ({ result, pages }) => {
	for (const { id, states: own } of pages.sites.sites)
		for (const { layer, status } of own) {
			const { layers, layerFacts, binding } = result.sites[id] ?? result
			const { monthsShort, entered, neverNeeded, mostAvailable } = layerFacts[layer]
			const demanded = binding.some((one) => one !== null) && layers[layer].required.some((asked) => asked > 0)
			if (entered === 0 && status !== 'incomplete') return `${id} has no ${layer}, yet it is ${status}`
			if (!demanded) continue
			if (status === 'ok' && monthsShort > 0) return `${layer} of ${id} is short in ${String(monthsShort)} months`
			if (status === 'ok' && (neverNeeded ?? 0) > mostAvailable / 2)
				return `${layer} of ${id} has use for less than half`
		}
	return null
}

/** Full power is where what the site is built for runs: past its ramp, with power and a hall. */
const fullPower: Claim = ({ plan, result }) => {
	for (const { kind, month, siteId, facts } of result.milestones) {
		const text = milestoneText(facts)
		if (/ 0 [kM]W/.test(text)) return `a date of nothing: ${text}`
		const site = kind === 'full_power' ? result.sites[siteId ?? ''] : undefined
		if (site === undefined) continue
		const at = result.months.indexOf(month)
		const { energisedAccelerators, installedAccelerators, buildout } = site
		const running = energisedAccelerators[at] ?? 0
		const said = new RegExp(`${NUMBER} accelerators? running`).exec(text)
		if (said === null && running > 0) return `${String(running)} run then`
		if (said !== null && !says(said[1] ?? '', said[2], running)) return `${String(running)} run then`
		if (said === null && !text.endsWith('leased.')) return `nothing runs: ${text}`
		const target = plan.sites.find(({ id }) => id === siteId)?.targetItMW ?? 0
		if (target <= 0 && running < 0.99 * most(installedAccelerators)) return `${String(running)} run, not all`
		// What runs draws no more than power, halls or chips could each carry.
		const { energy: power, infrastructure, chips: all } = buildout.itMW
		const carried = Math.min(power[at] ?? 0, infrastructure[at] ?? 0, all[at] ?? 0)
		if (carried < 0.99 * target) return `${String(siteId)} carries ${String(carried)} of ${String(target)} MW then`
	}
	return null
}

/** A target is told as late where a warning says so, and nowhere else. */
const askedMonths: Claim = ({ result, pages }) => {
	const isLate = result.warnings.some(({ code }) => code === 'target_late')
	const { title, lede } = pages.overview.finding
	const said = `${title}. ${lede}`
	if (/ later than asked| not reached within the plan\./.test(said) === isLate) return null
	return `«${said}», and the warnings say ${isLate ? 'that a target comes late' : 'no such thing'}`
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
	const said = pages.costs.figures.some(({ note }) => note.includes('part of capex'))
	return said && labourUsd > capexUsd ? 'more is spent on labour than of capital' : null
}

/** Charts head themselves with what they show. */
const chartTitles: Claim = ({ plan, result, pages }) => {
	const { opexUsd } = result.finance.totals
	const bars = pages.costs.tabs.flatMap(({ bars = [] }) => bars)
	if (bars.some(({ title }) => title === 'Nothing runs yet') && opexUsd > 0)
		return `${String(opexUsd)} USD are spent on running`
	const { applications, infrastructure, chips: chipsPage, models, energy: power } = pages
	const charts = [applications, infrastructure, chipsPage, models].flatMap((page) =>
		page.tabs.flatMap(({ charts = [] }) => charts.map(({ title }) => title)),
	)
	const rests: readonly (readonly [string, boolean])[] = [
		['Every token asked for is served', some(result.layers.applications.required)],
		['Halls come as planned', plan.buildPhases.length > 0],
		['Every chip runs once', some(...Object.values(result.sites).map((site) => site.installedAccelerators))],
		['Workloads get every', some(...Object.values(result.workloads).map((one) => one.acceleratorsRequired))],
	]
	const empty = rests.find(([start, holds]) => !holds && charts.some((title) => title.startsWith(start)))
	if (empty) return `«${empty[0]}», of which there are none`
	return power.tabs.some(({ bars = [] }) => bars.some(({ title }) => title.startsWith('Of 0 MW')))
		? 'nothing is contracted'
		: null
}

/** «All that is lost» is said of megawatts and of tokens alike, and a limit of as many months as it binds in. */
const balance: Claim = ({ result, pages }) => {
	const { title, lede } = pages.balance.finding
	const { shortfall, headline, binding, bindingCause, buildout } = result
	if (title.endsWith('all that is lost') && shortfall.unclaimedTokenMonths > 0) return 'tokens are lost too'
	const spell = /^(\w+) (?:is|are) the limit in (\w+) of/.exec(lede)
	if (spell === null) return null
	if (headline?.weighedBy !== 'MW') return 'the limit is of tokens'
	const target = shortfall.basis === 'target'
	const [layers, all] = target ? [buildout.binding, shortfall.targetCauses] : [binding, bindingCause]
	const months = layers.filter(
		(layer, month) =>
			layer === headline.layer && all[month]?.cause === headline.cause && (shortfall.lostItMW[month] ?? 0) > 0,
	)
	return months.length === countIn(spell[2] ?? '') ? null : `it binds in ${String(months.length)} months`
}

/** A target is spoken of where one is stated. */
const targets: Claim = ({ plan, result, pages }) => {
	if (plan.sites.some(({ targetItMW }) => targetItMW !== null)) return null
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

/** What no month asks for more than is what stands and is asked, month by month. */
const neverAsked: Claim = ({ result, pages }) => {
	const heads = [pages.energy, pages.chips, pages.infrastructure].map(({ layer, finding }) => ({ layer, finding }))
	for (const { layer, finding } of heads) {
		const said = new RegExp(
			`^(?:No month asks for more than|In the fullest month of each site) ${NUMBER} of ${NUMBER} `,
		).exec(finding.title)
		if (said === null) continue
		const own = Object.values(result.sites).map(({ layers }) => layers[layer])
		const there = own.reduce((sum, { available }) => sum + most(available), 0)
		if (!says(said[3] ?? '', said[4], there)) return `${layer}: ${String(there)} are there at most`
		const used = result.months.map((_, month) =>
			own.reduce((sum, { required, available }) => sum + Math.min(required[month] ?? 0, available[month] ?? 0), 0),
		)
		if (finding.title.startsWith('No month') && own.length > 1) return `${layer}: sites are added up as one`
		if (most(used) > Number((said[1] ?? '').replaceAll(',', '')) * (FACTORS[said[2] ?? ''] ?? 1) * 1.006 + EVEN)
			return `${layer}: ${String(most(used))} are in use in a month`
	}
	return null
}

/** Every claim there is, by what it speaks of. */
export const CLAIMS: Readonly<Record<string, Claim>> = {
	'the heading of the plan': overview,
	'power at the meter': energy,
	chips,
	halls,
	'users and workloads': demand,
	people,
	'power beside halls': powered,
	'the strip': strip,
	'charts of costs and tokens': chartTitles,
	'firm power in the report': firmPower,
	'states of layers': states,
	'states of sites': siteStates,
	'full power': fullPower,
	'months asked for': askedMonths,
	'what is lost': balance,
	'labour and capital': labour,
	targets,
	'workloads that ask for nothing': workloads,
	'what is built for nothing': neverAsked,
	causes,
	'what causes call missing': missing,
}
