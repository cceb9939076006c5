import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { findViewer } from "#server/session";
import { nextPath, withNext } from "../sign-in/next-path";
import { RegisterForm } from "./register-form";

export const metadata: Metadata = { title: "Register" };

export default async function RegisterPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = nextPath((await searchParams).next);
  const viewer = await findViewer();
  if (viewer && !viewer.isGuest) redirect(next);
  return (
    <div className="flex max-w-md flex-col gap-6">
      <h1 className="text-xl font-semibold">Register</h1>
      <p className="text-muted">
        {viewer
          ? "Everything you did as a guest stays yours, and is there on your other devices too."
          : "An account keeps your answers and reviews on all your devices. You can start without one, and register later."}
      </p>
      <RegisterForm next={next} />
      <p className="text-sm text-muted">
        Registered before?{" "}
        <Link href={withNext("/sign-in", next)} className="text-accent underline">
          Sign in
        </Link>
      </p>
    </div>
  );
}
