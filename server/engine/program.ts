import { compile } from './kernel/compile.ts'
import { REGISTRY } from './registry.ts'

/** The engine's definitions in an order in which they run. */
export const PROGRAM = compile(REGISTRY)
