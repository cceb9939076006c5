import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { Notice } from "#ui/notice";
import { findViewer } from "#server/session";
import { nextPath, withNext } from "./next-path";
import { SignInForm } from "./sign-in-form";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = nextPath((await searchParams).next);
  const viewer = await findViewer();
  if (viewer && !viewer.isGuest) redirect(next);
  return (
    <div className="flex max-w-md flex-col gap-6">
      <h1 className="text-xl font-semibold">Sign in</h1>
      {viewer && (
        <Notice title="What you did here as a guest comes along.">
          Your answers move to your account. Cards and drafts move where the account has none for the same question.
        </Notice>
      )}
      <SignInForm next={next} />
      <p className="text-sm text-muted">
        No account yet?{" "}
        <Link href={withNext("/register", next)} className="text-accent underline">
          Register
        </Link>
        . You can also go on without one: what you answer is kept on this device.
      </p>
    </div>
  );
}
