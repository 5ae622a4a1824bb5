import { longMonth, shortMonth } from '#shared/formats/months.ts'
import { LOOK_OF } from '#server/views/layers/layer-status.ts'
import { lossesToTell, lossWords, totalsTitle } from '#server/views/messages/verdict/loss-words.ts'
import type { Loss } from '#shared/result/verdict-result.ts'
import type { Claim } from './told.ts'

/** A heading is read at a glance. */
const MOST_WORDS = 14

/** The heading is the verdict’s, in few words, and the same wherever the plan is headed. */
const heading: Claim = ({ plan, result, pages }) => {
	const { title } = pages.overview.finding
	if (title.split(' ').length > MOST_WORDS) return `«${title}» is too long`
	const { case: leads } = result.verdict.headline
	const { month, monthsLate } = result.verdict.fullPower
	const isLate = leads === 'target_late' && month !== null && (monthsLate ?? 0) > 0
	if (isLate && !title.includes(longMonth(month))) return `full power comes in ${month}`
	const isMissed = leads === 'target_late' || leads === 'target_missed'
	if (isMissed && pages.schedule.finding.title !== title && Object.keys(result.schedule).length > 0)
		return `the schedule says «${pages.schedule.finding.title}»`
	const empty = [plan.powerContracts, plan.buildPhases, plan.chipOrders, plan.workloads, plan.applications]
	if (empty.every((list) => list.length === 0) && !/^Empty plan|^Site added/.test(title))
		return 'an empty plan is judged'
	return null
}

const FULL_OF_LATEST = 'Full power, latest site'

/** The table of dates ends with full power, in the month and as late as the verdict has it. */
const dates: Claim = ({ result, pages }) => {
	const { month, monthsLate } = result.verdict.fullPower
	const full = pages.overview.dates.rows.find(({ isFull }) => isFull)
	if (full === undefined) return null
	// Of a fleet whose last site is not its latest the row is of the latest, and says so.
	const latest = Object.values(result.verdict.sites).filter((site) => site.fullPower.monthsLate === monthsLate)
	const months = full.name === FULL_OF_LATEST ? latest.map((site) => site.fullPower.month) : [month]
	const told = months.flatMap((one) => (one === null ? [] : [shortMonth(one)]))
	if (told.length > 0 && !told.includes(full.date)) return `full power comes in ${told.join(' or ')}, not ${full.date}`
	const late = (monthsLate ?? 0) > 0
	return late && full.late !== `${String(monthsLate)} mo`
		? `it is ${String(monthsLate)} months late, not ${full.late}`
		: null
}

/** What is not entered is told as that, whatever else the verdict says of it. */
const isSame = (shown: string, state: keyof typeof LOOK_OF) =>
	shown === LOOK_OF[state] || (shown === 'incomplete' && state === 'on_target')

/** Demand that waits for the layers below it is told as a shortage of theirs: what is of applications themselves is on target. */
const isWaiting = (shown: string, word: string, state: keyof typeof LOOK_OF) =>
	state === 'on_target' && shown === 'tight' && word.endsWith('unserved')

/** Who lets halls lacks nothing where the verdict finds nothing entered: chips and work are the tenants’. */
const isTenants = (word: string, state: keyof typeof LOOK_OF) => state === 'empty' && word === 'tenants’'

/** A state looks the same in the rail, on the pages and on a site’s own. */
const states: Claim = ({ result, pages }) => {
	for (const { layer, status, word } of pages.states) {
		const { state, monthsLate } = result.verdict.layers[layer]
		if (!isTenants(word, state) && !isWaiting(status, word, state) && !isSame(status, state))
			return `${layer} is ${state}, not ${word}`
		if (state === 'late' && (monthsLate ?? 0) > 0 && word !== `${String(monthsLate)} mo late`)
			return `${layer} is ${String(monthsLate)} months late, not ${word}`
	}
	for (const { id, states: own } of pages.sites.sites)
		for (const { layer, status, word } of own) {
			const state = result.verdict.sites[id]?.layers[layer].state
			if (state === undefined || isTenants(word, state) || isWaiting(status, word, state) || isSame(status, state))
				continue
			return `${layer} of ${id} is ${state}, not ${word}`
		}
	return null
}

/** All that is lost ahead of one kind, cause and layer: a card of a fleet adds it up over the sites (rule vV7). */
function likeAtAllSites(losses: readonly Loss[], one: Loss): readonly Loss[] {
	const alike = losses.filter(
		({ past, kind, cause, layer, facts }) =>
			!past && kind === one.kind && cause === one.cause && layer === one.layer && facts.stands === one.facts.stands,
	)
	return alike.some(({ siteId }) => siteId !== one.siteId) ? alike : [one]
}

/** What the dearest of all comes to, in its place: megawatt-months are compared while nothing is priced. */
function dearest(losses: readonly Loss[], first: Loss): Loss {
	const isPriced = losses.some(({ past, usd }) => !past && (usd ?? 0) > 0)
	const sums = losses.flatMap((one) => {
		if (one.past) return []
		const alike = likeAtAllSites(losses, one)
		const usd = alike.reduce((sum, loss) => sum + (loss.usd ?? 0), 0)
		return [{ ...one, usd, mwMonths: alike.reduce((sum, { mwMonths }) => sum + mwMonths, 0) }]
	})
	const sizeOf = ({ usd, mwMonths }: Loss) => (isPriced ? (usd ?? 0) : mwMonths)
	return sums.toSorted((one, other) => sizeOf(other) - sizeOf(one))[0] ?? first
}

/** What is lost is the same sum on its card and on the page of the balance, and its first line the dearest cause. */
const lost: Claim = ({ plan, result, pages }) => {
	const { losses, totals } = result.verdict
	const [first] = lossesToTell(result.verdict)
	const [row] = pages.overview.lost.rows
	if ((first === undefined) !== (row === undefined)) return 'what is lost has no line'
	const most = first && lossWords(plan, dearest(losses, first)).amount
	if (row?.amount !== most) return `the dearest is ${String(most)}, not ${String(row?.amount)}`
	const title = totalsTitle(plan, totals)
	return title !== null && pages.balance.finding.title !== title ? `in all ${title}` : null
}

/** What may only be said as the verdict has it. */
export const VERDICT_CLAIMS: Readonly<Record<string, Claim>> = {
	'the heading of the plan': heading,
	'dates that lead to full power': dates,
	'states of layers and sites': states,
	'what is lost': lost,
}
