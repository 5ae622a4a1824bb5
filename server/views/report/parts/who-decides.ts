import type { LeverKind } from '#shared/decisions.ts'
import { deciderName } from '../../messages/remedies.ts'
import { deciderOf } from '../../remedies/decider-of.ts'

/** Who can make a change, by what it turns. */
export const whoDecides = (lever: LeverKind): string => deciderName(deciderOf(lever))
