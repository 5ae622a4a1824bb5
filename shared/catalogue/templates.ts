import { abilene } from './templates/abilene.ts'
import { canalFlats } from './templates/canal-flats.ts'
import type { Template } from './templates/cited.ts'
import { colossus } from './templates/colossus.ts'
import { europeInference } from './templates/europe-inference.ts'
import { fairwater } from './templates/fairwater.ts'
import { island } from './templates/island.ts'
import { llama405b } from './templates/llama-405b.ts'

export type { Template } from './templates/cited.ts'

/** The starter plans, the sample first. */
export const TEMPLATES: readonly Template[] = [
	abilene,
	colossus,
	fairwater,
	europeInference,
	canalFlats,
	llama405b,
	island,
]

/** Opened by «Open the sample plan» and seeded on the first start. */
export const sampleTemplate = abilene.name

export const findTemplate = (name: string): Template | null =>
	TEMPLATES.find((template) => template.name === name) ?? null
