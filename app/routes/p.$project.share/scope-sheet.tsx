import { Form, useNavigate } from '@remix-run/react'
import { useId } from 'react'
import { FormErrors } from '#app/components/account/form-errors.tsx'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { Sheet } from '#app/components/ui/dialog.tsx'
import { useAnsweredForm } from '#app/hooks/use-answered-form.ts'
import type { LinkScope } from '#shared/together/link-scope.ts'
import { ScopeFields, type ShownPlan } from './scope-fields.tsx'
import type { ShareReply } from './share-action.ts'

type ScopeSheetProps = {
	link: { readonly id: string; readonly name: string; readonly plan: string; readonly scope: LinkScope }
	plans: readonly ShownPlan[]
	reply: ShareReply | undefined
	/** the page without the sheet */
	back: string
}

/** Changes what a link shows; whoever reads with it sees the change on their next page. */
export function ScopeSheet({ link, plans, reply, back }: ScopeSheetProps) {
	const navigate = useNavigate()
	const formId = useId()
	const { form } = useAnsweredForm(reply)
	return (
		<Sheet
			title={`What the link shows: ${link.name}`}
			sub="Readers see the change on their next page."
			onClose={() => navigate(back, { preventScrollReset: true })}
			foot={
				<>
					<ButtonLink to={back}>Cancel</ButtonLink>
					<Button kind="primary" form={formId} name="intent" value="scope" disabled={form.busy}>
						Save
					</Button>
				</>
			}
		>
			<Form method="post" id={formId} {...form.own} className="grid gap-4">
				<input type="hidden" name="link" value={link.id} />
				<FormErrors errors={form.errors} />
				<ScopeFields
					id={formId}
					plans={plans}
					begun={{ ...link.scope, plan: link.plan }}
					reply={reply}
					ticked={reply?.ticked ?? null}
				/>
			</Form>
		</Sheet>
	)
}
