import type { Explanation } from '#shared/explanation.ts'
import type { Remark } from '#shared/remarks.ts'
import { explain, factAsInput, NOTHING } from '../../kernel/explain/explain.ts'
import type { Frame } from '../../kernel/run.ts'
import { largestMonth } from '../../kernel/total.ts'
import { findScope } from '../../scope-names.ts'
import type { EngineModel } from '../../world.ts'
import { hourAnswer } from '../days/hour-answer.ts'
import { commutingFigure, distanceFigure } from './place-figures.ts'
import { coolingFigure } from './cooling-figure.ts'
import { currencyFigure } from './currency-figure.ts'
import type { DocumentAsked, DocumentReader } from './document-reader.ts'
import { floatFigure } from './float-figure.ts'
import { defaultReplicaFigure } from './default-replica-figure.ts'
import { lossFigure } from './loss-figure.ts'
import { roleFigure } from './role-figure.ts'

const EMPTY = ['finance.capexByLayer.models', 'finance.capexByLayer.applications']

/** Capital of the two layers that have none. */
const emptyLayer: DocumentReader = (_, name, { month }) =>
	EMPTY.includes(name)
		? {
				label: `Capital of the ${name.slice(name.lastIndexOf('.') + 1)} layer`,
				symbol: '$_cap',
				unit: 'USD',
				scope: 'plan',
				month: month ?? 'all',
				value: 0,
				rule: 'F6',
				source: 'Methodology §5',
				method: 'Models and applications have no capital of their own: they use power, halls and chips.',
				decided: 'always_0',
				facts: [],
			}
		: null

const READERS: readonly DocumentReader[] = [
	coolingFigure,
	distanceFigure,
	commutingFigure,
	roleFigure,
	floatFigure,
	emptyLayer,
	defaultReplicaFigure,
	lossFigure,
	currencyFigure,
]

/** The explanation of a figure that stands in the result alone; null where there is none of that name. */
export function documentFigure(
	frame: Frame<EngineModel>,
	name: string,
	asked: DocumentAsked,
): Explanation<Remark> | null {
	if (asked.scope !== undefined && findScope(frame.world, asked.scope) === null) return null
	const hour = hourAnswer(frame, name, asked)
	if (hour) return hour
	for (const read of READERS) {
		const figure = read(frame, name, asked)
		if (!figure) continue
		const { facts, from = [], ...told } = figure
		const opened = new Set<string>()
		const inputs = facts.map((fact) => factAsInput(fact, { rule: told.rule, opened }))
		const made = from.flatMap((quantity) => planQuantity(frame, quantity, told.month) ?? [])
		return { ...NOTHING, ...told, quantity: name, node: 'algorithm', inputs: [...made, ...inputs] }
	}
	return null
}

/** A quantity of the whole plan in a month, else in the one in which it is largest. */
function planQuantity(frame: Frame<EngineModel>, id: string, month: string | null): Explanation<Remark> | null {
	const quantity = frame.program.quantities.get(id)
	if (!quantity) return null
	const names = frame.world.model.months
	const cells = { quantity, instances: [0], months: [...names.keys()] }
	const named = names.indexOf(month ?? '')
	const place = { quantity: id, index: 0, month: named < 0 ? largestMonth(frame, cells) : named }
	return explain(frame, { ...place, monthNames: names, depth: 0 })
}
