import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { answerApi } from '#server/http/api/answer-api.ts'

/** Every call of the interface for programs; which they are, and who may do what, stands in server/http/api. */
export const loader = (asked: LoaderFunctionArgs) => answerApi(asked)
export const action = (asked: ActionFunctionArgs) => answerApi(asked)
