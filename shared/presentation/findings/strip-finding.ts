import type { Layer, PlanResult } from '#shared/result.ts'
import { LAYERS } from '#shared/result.ts'
import { bindingRuns } from '../binding-runs.ts'
import { counted } from '../wording/months.ts'
import { LAYER_NAMES } from '../wording/names.ts'

function layersInTurn(result: PlanResult): readonly Layer[] {
	const inTurn: Layer[] = []
	for (const { layer } of bindingRuns(result)) if (layer !== null && inTurn.at(-1) !== layer) inTurn.push(layer)
	return inTurn
}

const nameOf = (layer: Layer) => (layer === 'applications' ? 'demand' : LAYER_NAMES[layer])

/** «The limit climbs from Energy to Infrastructure, then to demand». */
export function stripFinding(result: PlanResult): string {
	const inTurn = layersInTurn(result)
	const [first, second, third] = inTurn
	if (first === undefined) return 'No layer is asked for anything yet'
	if (second === undefined)
		return first === 'applications' ? 'Demand is the only limit' : `${LAYER_NAMES[first]} is the limit in every month`
	if (inTurn.length > 3)
		return `The limit changes hands ${counted(inTurn.length - 1, 'time')}, ending with ${nameOf(inTurn.at(-1) ?? first)}`
	const climbs = inTurn.every(
		(layer, index) => index === 0 || LAYERS.indexOf(layer) > LAYERS.indexOf(inTurn[index - 1] ?? layer),
	)
	const start = first === 'applications' ? 'demand' : LAYER_NAMES[first]
	return `The limit ${climbs ? 'climbs' : 'moves'} from ${start} to ${nameOf(second)}${third === undefined ? '' : `, then to ${nameOf(third)}`}`
}
