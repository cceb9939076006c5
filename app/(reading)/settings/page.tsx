import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { sessions } from "#server/auth-sessions";
import { GUEST_DAYS } from "#server/housekeeping";
import { findOpenSession } from "#server/session";
import { Notice } from "#ui/notice";
import { RegisterForm } from "../register/register-form";
import { DeletionForm } from "./deletion-form";
import { deviceWords } from "./device";
import { type Device, DeviceList } from "./device-list";
import { NameForm } from "./name-form";
import { PasswordForm } from "./password-form";
import { PracticeLinkSection } from "./practice-link-section";
import { RubricSection } from "./rubric-section";
import { Section } from "./section";
import { StudySection } from "./study-section";

export const metadata: Metadata = { title: "Settings" };

const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

export default async function SettingsPage() {
  const session = await findOpenSession();
  if (!session) redirect("/sign-in?next=/settings");
  const { name, email, isGuest } = session.viewer;
  return (
    <>
      <h1 className="mb-8 text-xl font-semibold">Settings</h1>
      {email === null ? (
        <GuestSection />
      ) : (
        <>
          <Section id="account" title="Account" about={`You sign in as ${email}`}>
            <NameForm name={name ?? ""} />
          </Section>
          <Section id="password" title="Password" about="A change signs your other devices out.">
            <PasswordForm email={email} />
          </Section>
          <DevicesSection userId={session.viewer.id} currentId={session.id} />
        </>
      )}
      <StudySection userId={session.viewer.id} />
      <RubricSection userId={session.viewer.id} />
      <PracticeLinkSection userId={session.viewer.id} />
      <Section id="data" title="Your data" about="Everything that is kept about you, as one JSON file.">
        <p>
          <a href="/api/export" download className="text-accent underline">
            Download my data
          </a>
        </p>
      </Section>
      <Section
        id="delete"
        title={isGuest ? "Delete what you did" : "Delete the account"}
        about="Your answers, cards, reviews and drafts go with it, at once and for good."
      >
        <DeletionForm isGuest={isGuest} />
      </Section>
    </>
  );
}

function GuestSection() {
  return (
    <Section id="account" title="Keep what you do" about="You are here as a guest.">
      <Notice tone="warning" title="What you did is known to this browser alone.">
        Register, and it stays yours when the browser forgets, and on your other devices. Registered before?{" "}
        <Link href="/sign-in?next=/settings" className="text-accent underline">
          Sign in
        </Link>
        , and it comes along. What a guest did is deleted when they stay away for {GUEST_DAYS} days.
      </Notice>
      <RegisterForm next="/settings" />
    </Section>
  );
}

async function DevicesSection({ userId, currentId }: { userId: string; currentId: string }) {
  const devices = await devicesOf(userId, currentId);
  return (
    <Section
      id="devices"
      title="Devices"
      about="Where you are signed in. A device that is not used for thirty days is signed out."
    >
      <DeviceList devices={devices} />
    </Section>
  );
}

async function devicesOf(userId: string, currentId: string): Promise<Device[]> {
  const entries = await sessions(userId, currentId, new Date());
  return entries.map((entry) => ({
    sessionId: entry.id,
    words: deviceWords(entry.userAgent),
    openedOn: DAY.format(entry.openedAt),
    lastSeenOn: DAY.format(entry.lastSeenAt),
    isCurrent: entry.isCurrent,
  }));
}
