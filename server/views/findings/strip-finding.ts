import type { PlanResult } from '#shared/result.ts'
import type { Layer } from '#shared/layers.ts'
import { LAYERS } from '#shared/layers.ts'
import { aimOf } from '../layers/aim.ts'
import { bindingRuns, stripBasis } from '../layers/binding-runs.ts'
import { counted } from '#shared/formats/months.ts'
import { LAYER_NAMES, layerIs } from '#shared/formats/names.ts'

function layersInTurn(result: PlanResult): readonly Layer[] {
	const layers: Layer[] = []
	for (const { layer } of bindingRuns(result)) if (layer !== null && layers.at(-1) !== layer) layers.push(layer)
	return layers
}

const nameOf = (layer: Layer) => (layer === 'applications' ? 'demand' : LAYER_NAMES[layer])

function onlyOne(layer: Layer, result: PlanResult): string {
	if (layer === 'applications') return 'Demand is the only limit'
	if (stripBasis(result) === 'buildout')
		return `${layerIs(layer)} the limit on the way to ${aimOf(Object.values(result.sites))}`
	const always = result.binding.every((binding) => binding === layer)
	return `${layerIs(layer)} the limit in every month${always ? '' : ' that asks for anything'}`
}

/** «The limit climbs from Energy to Infrastructure, then to demand». */
export function stripFinding(result: PlanResult): string {
	const layers = layersInTurn(result)
	const [first, second, third] = layers
	if (first === undefined)
		return stripBasis(result) === 'buildout' && result.buildout.targetItMW > 0
			? `The build reaches ${aimOf(Object.values(result.sites))}`
			: 'No layer is asked for anything yet'
	if (second === undefined) return onlyOne(first, result)
	if (layers.length > 3)
		return `The limit changes hands ${counted(layers.length - 1, 'time')}, ending with ${nameOf(layers.at(-1) ?? first)}`
	const climbs = layers.every(
		(layer, index) => index === 0 || LAYERS.indexOf(layer) > LAYERS.indexOf(layers[index - 1] ?? layer),
	)
	return `The limit ${climbs ? 'climbs' : 'moves'} from ${nameOf(first)} to ${nameOf(second)}${third === undefined ? '' : `, then ${third === first ? 'back ' : ''}to ${nameOf(third)}`}`
}
