import { keptBy } from '#shared/records/kept-by.ts'
import type { AlgorithmNode } from './algorithm-node.ts'
import { isAggregate, type QuantityNode, type Reading } from './quantity.ts'
import { type Frame } from './run.ts'
import { tableOf, type World } from './scopes.ts'

/** The instances of one quantity that a figure is made of. */
export type Source = { readonly quantity: QuantityNode; readonly instances: readonly number[] }

const sources = keptBy((_: object) => new Map<QuantityNode, (readonly Source[] | undefined)[]>())

/**
 * Everything one figure is made of, one step down: what its formula reads, or what its algorithm was given. The same in every
 * month, and kept with the run: each explanation walks down to the ends of all it rests on.
 */
export function sourcesAt<Model>(frame: Frame<Model>, quantity: QuantityNode, index: number): readonly Source[] {
	const known = sources(frame)
	let byIndex = known.get(quantity)
	if (!byIndex) known.set(quantity, (byIndex = []))
	return (byIndex[index] ??= readingsOf(frame, quantity, index).map((read) => ({
		quantity: read,
		instances: instancesFor(frame.world, { from: quantity.scope, index, to: read.scope }),
	})))
}

function readingsOf<Model>(frame: Frame<Model>, quantity: QuantityNode, index: number): readonly QuantityNode[] {
	if (quantity.node === 'input') return []
	if (quantity.node === 'output') return givenTo(frame, quantity, index)
	return Object.values<Reading>(quantity.inputs).flatMap((reading) => {
		if (!isAggregate(reading)) return [reading]
		return reading.by ? [reading.of, reading.by] : [reading.of]
	})
}

/** What the algorithm behind an output was given, or the part of it that this one is made of. */
function givenTo<Model>(frame: Frame<Model>, quantity: QuantityNode, index: number): readonly QuantityNode[] {
	const maker = frame.program.makers.get(quantity.id)
	if (!maker) return []
	const output = outputName(maker, quantity)
	const reads = maker.reads(frame.world, { output, index, month: 0 })
	return Object.entries(maker.inputs).flatMap(([name, read]) => (reads === null || reads.includes(name) ? [read] : []))
}

const names = new WeakMap<AlgorithmNode, ReadonlyMap<QuantityNode, string>>()

/** The name under which an algorithm makes an output. */
export function outputName(maker: AlgorithmNode, output: QuantityNode): string {
	let known = names.get(maker)
	if (!known) names.set(maker, (known = new Map(Object.entries(maker.outputs).map(([name, made]) => [made, name]))))
	return known.get(output) ?? ''
}

type Relation = { readonly from: string; readonly index: number; readonly to: string }

const related = new WeakMap<object, Map<string, (readonly number[] | undefined)[]>>()

/** Instances of a scope that belong to one instance of another: above it, below it, beside it under one parent, or all. Kept with the world. */
export function instancesFor<Model>(world: World<Model>, of: Relation): readonly number[] {
	let known = related.get(world)
	if (!known) related.set(world, (known = new Map<string, (readonly number[] | undefined)[]>()))
	const between = `${of.from} ${of.to}`
	let byIndex = known.get(between)
	if (!byIndex) known.set(between, (byIndex = []))
	return (byIndex[of.index] ??= findInstances(world, of))
}

function findInstances<Model>(world: World<Model>, of: Relation): readonly number[] {
	const up = world.link(of.from, of.to)
	if (up) {
		const row = up[of.index] ?? -1
		return row < 0 ? [] : [row]
	}
	const down = world.link(of.to, of.from)
	if (down) return indicesOf(down, of.index)
	return beside(world, of)
}

function indicesOf(rows: Int32Array, wanted: number): readonly number[] {
	return Array.from(rows.keys()).filter((index) => rows[index] === wanted)
}

/** An algorithm reads across scopes: halls and orders meet at their site, workloads and applications only in the plan. */
function beside<Model>(world: World<Model>, of: Relation): readonly number[] {
	const shared = Object.keys(world.tables).find(
		(scope) => scope !== 'plan' && world.link(of.from, scope) !== null && world.link(of.to, scope) !== null,
	)
	if (shared === undefined) return tableOf(world, of.to).ids.map((_, index) => index)
	const own = world.link(of.from, shared)?.[of.index] ?? -1
	return indicesOf(world.link(of.to, shared) ?? new Int32Array(), own)
}
