import { useId, type ReactNode } from 'react'
import { FormErrors } from '#app/components/account/form-errors.tsx'
import { useAnsweredForm } from '#app/hooks/use-answered-form.ts'
import { SendForm } from '../sending.tsx'
import { ScopeFields } from './scope-fields.tsx'
import type { ShareReply, ShareView, ShownLink } from './share-view.ts'

type ScopeFormProps = {
	link: ShownLink
	plans: ShareView['plans']
	reply: ShareReply | undefined
	/** of the form, where its buttons stand outside */
	id?: string
	children?: ReactNode
}

/** What a link shows, to be changed. */
export function ScopeForm({ link, plans, reply, id, children }: ScopeFormProps) {
	const own = useId()
	const { form } = useAnsweredForm(reply)
	return (
		<SendForm {...form.own} id={id ?? own} className="grid max-w-[560px] gap-4">
			<input type="hidden" name="link" value={link.id} />
			<input type="hidden" name="intent" value="scope" />
			<FormErrors errors={form.errors} />
			<ScopeFields
				id={own}
				plans={plans}
				begun={{ ...link.scope, plan: link.plan }}
				reply={reply}
				ticked={reply?.ticked ?? null}
			/>
			{children}
		</SendForm>
	)
}
