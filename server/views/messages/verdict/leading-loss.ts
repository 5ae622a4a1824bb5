import type { Loss } from '#shared/result/verdict-result.ts'

export type LeadingLoss = {
	/** the largest part of it */
	readonly dearest: Loss
	/** the same cause at all sites, added up */
	readonly whole: Loss
	readonly sites: number
}

/** What a headline leads with: losses of a kind, a cause and a layer are one, whichever sites they are at. Rule vV7. */
export function leadingLoss(losses: readonly Loss[], place: number | null): LeadingLoss | null {
	const dearest = place === null ? undefined : losses[place]
	if (dearest === undefined) return null
	const alike = losses.filter((loss) => isAlike(loss, dearest))
	const sites = new Set(alike.map(({ siteId }) => siteId)).size
	if (sites <= 1) return { dearest, whole: dearest, sites }
	return { dearest, whole: added(dearest, alike), sites }
}

const isAlike = (one: Loss, other: Loss) =>
	one.past === other.past &&
	one.kind === other.kind &&
	one.cause === other.cause &&
	one.layer === other.layer &&
	one.facts.stands === other.facts.stands

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
	}
}
