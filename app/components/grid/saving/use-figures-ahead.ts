import { useRevalidator } from '@remix-run/react'
import { useCallback, useEffect, useRef } from 'react'
import { bringFigures } from '#app/hooks/brought-figures.ts'
import type { PageForm } from '#app/hooks/early-request.ts'
import { forgetAhead, takeAhead } from '#app/hooks/figures-ahead.ts'
import type { EditReply } from '#shared/grid/edit-reply.ts'

/**
 * Shows what was asked ahead for a form that is now on its way, unless its own answer comes first. Where the edit is then
 * refused, the figures of the plan as it stands are loaded again.
 */
export function useFiguresAhead(reply: EditReply | undefined): (form: PageForm) => Promise<void> {
	const { revalidate } = useRevalidator()
	const { current: sent } = useRef({ answers: 0, isShown: false })
	useEffect(() => {
		sent.answers += 1
		if (sent.isShown && reply?.ok === false && reply.unreached !== true) revalidate()
		sent.isShown = false
	}, [reply, revalidate, sent])
	useEffect(
		() => () => {
			sent.answers += 1
			forgetAhead()
		},
		[sent],
	)
	return useCallback(
		async (form) => {
			const before = sent.answers
			const figures = await takeAhead(form)
			if (figures === null || sent.answers !== before) return
			sent.isShown = true
			bringFigures(new URL(form.action, window.location.href).href, figures)
			revalidate()
		},
		[revalidate, sent],
	)
}
