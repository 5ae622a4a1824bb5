import type { PlanResult } from '#shared/result.ts'
import type { Layer } from '#shared/layers.ts'
import { LAYERS } from '#shared/layers.ts'
import { listed } from '../messages/counts.ts'
import { aimOf } from '../layers/aim.ts'
import { bindingRuns, stripBasis } from '../layers/binding-runs.ts'
import { counted, countInWords } from '#shared/formats/months.ts'
import { LAYER_NAMES, layerIs } from '#shared/formats/names.ts'

function layersInTurn(result: PlanResult): readonly Layer[] {
	const layers: Layer[] = []
	for (const { layer } of bindingRuns(result)) if (layer !== null && layers.at(-1) !== layer) layers.push(layer)
	return layers
}

const nameOf = (layer: Layer) => (layer === 'applications' ? 'nothing' : LAYER_NAMES[layer])

function onlyOne(layer: Layer, result: PlanResult): string {
	if (layer === 'applications') return 'No layer falls short of demand'
	if (stripBasis(result) === 'buildout')
		return `${LAYER_NAMES[layer]} ${verb(layer)} the way to ${aimOf(Object.values(result.sites))}`
	const always = result.binding.every((binding) => binding === layer)
	return `${LAYER_NAMES[layer]} ${verb(layer)} every month${always ? '' : ' with demand'}`
}

const isPlural = (layer: Layer) => layerIs(layer).endsWith('are')
const verb = (layer: Layer) => (isPlural(layer) ? 'limit' : 'limits')

/** Layers that miss the date that was asked for, the latest first: «Energy is 14 months late, Chips three»; those that never reach it before them. */
function lateLayers({ verdict }: PlanResult): string | null {
	if (verdict.basis !== 'stated') return null
	const late = LAYERS.flatMap((layer) => {
		const { state, monthsLate } = verdict.layers[layer]
		return state === 'late' && monthsLate !== null && monthsLate > 0 ? [{ layer, months: monthsLate }] : []
	}).toSorted((one, other) => other.months - one.months)
	const short = LAYERS.filter((layer) => verdict.layers[layer].state === 'short')
	const never =
		verdict.fullPower.month !== null || short.length === 0
			? []
			: [
					`${listed(short.map((layer) => LAYER_NAMES[layer]))} ${short.length > 1 || short.some(isPlural) ? 'do' : 'does'} not reach the target`,
				]
	const [first, ...others] = late
	if (first === undefined) return never[0] ?? null
	const rest = others.map(({ layer, months }) => `${LAYER_NAMES[layer]} ${countInWords(months)}`)
	return [...never, listed([`${layerIs(first.layer)} ${counted(first.months, 'month')} late`, ...rest])].join('; ')
}

/** «Energy limits first, then Halls, then nothing»; where a date is missed, which layers miss it. */
export function stripFinding(result: PlanResult): string {
	const late = lateLayers(result)
	if (late !== null) return late
	const layers = layersInTurn(result)
	const [first, second, third] = layers
	if (first === undefined)
		return stripBasis(result) === 'buildout' && result.buildout.targetItMW > 0
			? `The build reaches ${aimOf(Object.values(result.sites))}`
			: 'No demand on any layer yet'
	if (second === undefined) return onlyOne(first, result)
	if (layers.length > 3) {
		const last = layers.at(-1) ?? first
		const end = last === 'applications' ? 'none limits at the end' : `${LAYER_NAMES[last]} ${verb(last)} last`
		return `The limiting layer changes ${counted(layers.length - 1, 'time')}; ${end}`
	}
	const start = first === 'applications' ? 'Nothing limits at first' : `${LAYER_NAMES[first]} ${verb(first)} first`
	return `${start}, then ${nameOf(second)}${third === undefined ? '' : `, then ${nameOf(third)}${third === first ? ' again' : ''}`}`
}
