import { keptBy } from '#shared/records/kept-by.ts'
import type { Frame } from '../kernel/run.ts'
import type { EngineModel } from '../world.ts'

/** A part of the result, made once a run however many of its figures are asked for. */
export const oncePerRun = <Part>(make: (frame: Frame<EngineModel>) => Part) => keptBy(make)
