import type { Loss } from '#shared/result/verdict-result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { counted } from '#shared/formats/months.ts'
import { causeClause } from './cause-clauses.ts'

/** Losses that differ in site and item alone. Rule vV7. */
export type LeadingLoss = {
	/** the largest part of it */
	readonly dearest: Loss
	/** the same cause at all sites, added up */
	readonly whole: Loss
	readonly sites: number
}

const nameOf = ({ past, kind, cause, layer, facts }: Loss) =>
	[String(past), kind, cause, layer, String(facts.stands)].join('|')

/** What a headline leads with: losses of a kind, a cause and a layer are one, whichever sites they are at. */
export function leadingLoss(losses: readonly Loss[], place: number | null): LeadingLoss | null {
	const dearest = place === null ? undefined : losses[place]
	if (dearest === undefined) return null
	const alike = losses.filter((loss) => nameOf(loss) === nameOf(dearest))
	return groupOf(dearest, alike)
}

/** The same of all, what comes to most first; of one site each stands for itself. */
export function overSites(losses: readonly Loss[]): readonly LeadingLoss[] {
	const groups = new Map<string, Loss[]>()
	for (const loss of losses) groups.set(nameOf(loss), [...(groups.get(nameOf(loss)) ?? []), loss])
	return [...groups.values()]
		.flatMap((alike): readonly LeadingLoss[] => {
			const [dearest] = alike
			const group = dearest && groupOf(dearest, alike)
			if (group === undefined || group.sites > 1) return group ? [group] : []
			return alike.map((loss) => ({ dearest: loss, whole: loss, sites: 1 }))
		})
		.toSorted(({ whole: one }, { whole: other }) => sizeOf(other) - sizeOf(one) || other.mwMonths - one.mwMonths)
}

const sizeOf = ({ usd }: Loss) => usd ?? 0

/** «Hall A waits for transformers …, and two more sites likewise»; what demand uses is said of all of them. */
export function alikeClause(plan: PlanFile, { dearest, whole, sites }: LeadingLoss): string {
	if (sites <= 1 || whole.cause === 'over_built') return causeClause(plan, whole)
	return `${causeClause(plan, dearest)}, and ${counted(sites - 1, 'more site')} likewise`
}

function groupOf(dearest: Loss, alike: readonly Loss[]): LeadingLoss {
	const sites = new Set(alike.map(({ siteId }) => siteId)).size
	return { dearest, whole: sites <= 1 ? dearest : added(dearest, alike), sites }
}

function added(dearest: Loss, alike: readonly Loss[]): Loss {
	const sum = (of: (loss: Loss) => number) => alike.reduce((total, loss) => total + of(loss), 0)
	const priced = alike.some(({ usd }) => usd !== null)
	return {
		...dearest,
		...{ siteId: null, item: null },
		from: alike.map(({ from }) => from).toSorted()[0] ?? dearest.from,
		to:
			alike
				.map(({ to }) => to)
				.toSorted()
				.at(-1) ?? dearest.to,
		mwMonths: sum(({ mwMonths }) => mwMonths),
		usd: priced ? sum(({ usd }) => usd ?? 0) : null,
		regainedAlone: sum(({ regainedAlone }) => regainedAlone),
		facts: { ...dearest.facts, usedShare: usedOf(alike) },
	}
}

/** What is used of what stands idle, all sites together. */
function usedOf(alike: readonly Loss[]): number | null {
	let [idle, there] = [0, 0]
	for (const { mwMonths, facts } of alike) {
		if (facts.usedShare === null || facts.usedShare >= 1) continue
		idle += mwMonths
		there += mwMonths / (1 - facts.usedShare)
	}
	return there > 0 ? 1 - idle / there : null
}
