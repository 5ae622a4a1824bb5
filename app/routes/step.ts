import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { STEP } from '#app/hooks/use-choice.ts'
import { keepChoice } from '#server/http/choice-cookie.ts'

export const action = ({ request }: ActionFunctionArgs) => keepChoice(request, STEP)
export const loader = () => redirect('/')
