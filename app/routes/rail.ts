import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { RAIL } from '#app/hooks/use-choice.ts'
import { keepChoice } from '#server/http/choice-cookie.ts'

export const action = ({ request }: ActionFunctionArgs) => keepChoice(request, RAIL)
export const loader = () => redirect('/')
