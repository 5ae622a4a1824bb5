import type { Frame } from '../kernel/run.ts'
import type { EngineModel } from '../world.ts'

/** A part of the result, made once a run however many of its figures are asked for. */
export function oncePerRun<Part>(make: (frame: Frame<EngineModel>) => Part): (frame: Frame<EngineModel>) => Part {
	const known = new WeakMap<Frame<EngineModel>, { readonly part: Part }>()
	return (frame) => {
		const found = known.get(frame) ?? { part: make(frame) }
		known.set(frame, found)
		return found.part
	}
}
