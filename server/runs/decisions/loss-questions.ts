import type { Layer } from '#shared/layers.ts'
import type { Loss, LossCause, PlanVerdict } from '#shared/result/verdict-result.ts'
import { monthsBetween } from '#shared/units/months.ts'

/** What one cause takes at one site, of every kind of loss together, from the status month on. Rule D1. */
export type LossQuestion = {
	readonly layer: Layer
	readonly cause: LossCause
	readonly siteId: string | null
	/** index of the first month of the plan in which it loses, and the one after the last */
	readonly from: number
	readonly to: number
	readonly first: string
	readonly last: string
	/** in money; in MW-months where the plan prices nothing */
	readonly weight: number
	/** MW IT of its worst month */
	readonly mw: number
	readonly losses: readonly Loss[]
}

/** How much losses weigh: in money where any is priced, else in MW-months. */
export type Weighing = (losses: readonly Loss[]) => number

const isPriced = ({ usd }: Loss) => usd !== null && usd !== 0
const sum = (losses: readonly Loss[], of: (loss: Loss) => number) => losses.reduce((total, loss) => total + of(loss), 0)

/** The measure that a plan's losses are weighed by. */
export const weighingOf = ({ losses }: Pick<PlanVerdict, 'losses'>): Weighing =>
	losses.some(isPriced) ? (of) => sum(of, ({ usd }) => usd ?? 0) : (of) => sum(of, ({ mwMonths }) => mwMonths)

export const comingOf = ({ losses }: Pick<PlanVerdict, 'losses'>): readonly Loss[] => losses.filter(({ past }) => !past)

const keyOf = ({ layer, cause, siteId }: Pick<Loss, 'layer' | 'cause' | 'siteId'>) =>
	`${layer} ${cause} ${siteId ?? ''}`

/** Whether a loss is of what a question asks. */
export const isOf = (loss: Loss, question: Pick<LossQuestion, 'layer' | 'cause' | 'siteId'>): boolean =>
	keyOf(loss) === keyOf(question)

/** What is coming, by cause, layer and site, the heaviest first. Rule D1. */
export function questionsOf(verdict: Pick<PlanVerdict, 'losses'>, startMonth: string): readonly LossQuestion[] {
	const weigh = weighingOf(verdict)
	const groups = new Map<string, Loss[]>()
	for (const loss of comingOf(verdict)) {
		const known = groups.get(keyOf(loss))
		if (known) known.push(loss)
		else groups.set(keyOf(loss), [loss])
	}
	return [...groups.values()]
		.flatMap((losses): readonly LossQuestion[] => {
			const [loss] = losses
			if (loss === undefined) return []
			const first = losses.map(({ from }) => from).toSorted()[0] ?? loss.from
			const last =
				losses
					.map(({ to }) => to)
					.toSorted()
					.at(-1) ?? loss.to
			const { layer, cause, siteId } = loss
			const at = { from: monthsBetween(startMonth, first), to: monthsBetween(startMonth, last) + 1, first, last }
			const mw = Math.max(...losses.map(({ facts }) => facts.mw))
			return [{ layer, cause, siteId, ...at, weight: weigh(losses), mw, losses }]
		})
		.toSorted((one, other) => other.weight - one.weight || keyOf(one).localeCompare(keyOf(other)))
}
