import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { Pages } from './said.ts'

/** A plan with what it comes to and what is said of it. */
export type Told = { readonly plan: PlanFile; readonly result: PlanResult; readonly pages: Pages }
/** What a sentence may only say if it holds; null where it does not say it. */
export type Claim = (told: Told) => string | null
