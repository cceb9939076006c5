import { expect, expectAccessible, test } from "../support/journey";

test("an owner invites a colleague, who registers, joins, and looks on", async ({ page, register, openBrowser }) => {
  test.slow();
  const owner = await register();
  await page.goto("/team");
  await page.getByLabel("A new workspace").fill("Backend hiring");
  await page.getByRole("button", { name: "Make the workspace" }).click();
  await expect(page.getByText("You are its only owner.")).toBeVisible();
  await page.getByRole("radio", { name: /^viewer/ }).check();
  await page.getByLabel("For whom").fill("Bo, from the platform team");
  await page.getByRole("button", { name: "Make an invitation" }).click();
  const link = await page.getByLabel("Address for the invited person").inputValue();
  expect(link).toMatch(/\/join\/[\w-]{43}$/);
  await expect(page.getByText("Bo, from the platform team, to join as viewer")).toBeVisible();
  await expectAccessible(page);

  const colleague = await openBrowser();
  await test.step("the colleague sees what they join and as what, and comes back after registering", async () => {
    await colleague.goto(link);
    await expect(colleague.getByText(`${owner.name} invites you to join as viewer.`)).toBeVisible();
    await expectAccessible(colleague);
    await colleague.getByRole("link", { name: "Register" }).click();
    await colleague.getByLabel("Email address").fill(`bo-${Date.now()}@example.org`);
    await colleague.getByLabel("Password").fill("a quiet reading room");
    await colleague.getByLabel("Name (if you like)").fill("Bo Viewer");
    await colleague.getByRole("button", { name: "Register" }).click();
    await expect(colleague.getByText("You join as Bo Viewer.")).toBeVisible();
    await expectAccessible(colleague);
    await colleague.getByRole("button", { name: "Join the workspace" }).click();
    await expect(colleague.getByText("You are a viewer here.")).toBeVisible();
    await expect(colleague.getByRole("button", { name: "Make an invitation" })).toHaveCount(0);
    await expectAccessible(colleague);
    await colleague.goto("/sets");
    await expect(colleague.getByText("In this workspace you look on")).toBeVisible();
    await expect(colleague.getByRole("link", { name: "Make a set" })).toHaveCount(0);
  });

  await test.step("the link is used up", async () => {
    const third = await openBrowser();
    await third.goto(link);
    await expect(third.getByText("This invitation was used already.")).toBeVisible();
    await expectAccessible(third);
  });

  await test.step("the owner makes them an owner, and may then leave", async () => {
    await page.reload();
    await page.getByRole("combobox", { name: "Role of Bo Viewer" }).selectOption("owner");
    await page.getByRole("button", { name: "Save the role of Bo Viewer" }).click();
    await expect(page.getByText("Saved.")).toBeVisible();
    await expectAccessible(page);
    await page.locator("summary", { hasText: "Leave this workspace" }).click();
    const leave = page.getByRole("button", { name: "Leave Backend hiring" });
    await leave.click(); // not ticked: nothing happens
    await expect(leave).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("checkbox", { name: "Yes, leave it" }).check();
    await leave.click();
    await expect(page.getByText("People who interview together are listed here.")).toBeVisible();
    await colleague.goto("/team");
    await expect(colleague.getByText("You are its only owner.")).toBeVisible();
  });

  await test.step("who came back by another invitation is removed, and sees nothing of it", async () => {
    await colleague.getByRole("button", { name: "Make an invitation" }).click();
    await page.goto(await colleague.getByLabel("Address for the invited person").inputValue());
    await page.getByRole("button", { name: "Join the workspace" }).click();
    await expect(page.getByText("scorecards of Backend hiring")).toBeVisible();
    await colleague.reload();
    await colleague.locator("summary", { hasText: "Remove" }).click();
    await colleague.getByRole("checkbox", { name: "Yes, remove them" }).check();
    await colleague.getByRole("button", { name: `Remove ${owner.name}` }).click();
    await expect(colleague.locator("summary", { hasText: "Remove" })).toHaveCount(0);
    await page.goto("/team");
    await expect(page.getByText("People who interview together are listed here.")).toBeVisible();
  });
});

test("a workspace is switched, and its candidates are found, exported, kept for so long, and deleted", async ({
  page,
  register,
}) => {
  test.slow();
  await register();
  await page.goto("/candidates");
  await page.getByRole("link", { name: "Add a candidate" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Kim Candidate");
  await page.getByLabel("Email address").fill("kim@example.org");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save the candidate" }).click();
  await expect(page.getByRole("heading", { name: "Kim Candidate" })).toBeVisible();
  await expectAccessible(page);
  const candidate = page.url();

  await test.step("in another workspace there is nobody; back in the first she is found", async () => {
    await page.goto("/team");
    await page.getByLabel("A new workspace").fill("Platform hiring");
    await page.getByRole("button", { name: "Make the workspace" }).click();
    await expect(page.getByText("scorecards of Platform hiring")).toBeVisible();
    await page.getByRole("link", { name: "Candidates", exact: true }).click();
    await expect(page.getByText("Candidates are listed here.")).toBeVisible();
    await page.locator("summary").click();
    await expectAccessible(page);
    await page.getByRole("button", { name: /^My interviews/ }).click();
    await expect(page.getByRole("link", { name: /^Kim Candidate/ })).toBeVisible();
    await page.getByLabel("Find by name").fill("kim c");
    await page.getByRole("button", { name: "Find" }).click();
    await expect(page).toHaveURL(/q=kim/);
    await expect(page.getByRole("link", { name: /^Kim Candidate/ })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("the owner sees whom a shorter time deletes before it is saved", async () => {
    await page.goto("/team");
    await page.getByLabel("Days", { exact: true }).fill("30");
    await page.getByRole("button", { name: "See what would be deleted" }).click();
    await expect(page.getByText("With 30 days nobody is deleted now.")).toBeVisible();
    await expect(page.getByText("after 180 days")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Keep candidates for 30 days" }).click();
    await expect(page.getByText("after 30 days")).toBeVisible();
  });

  await test.step("everything is taken along, and then deleted by typing the name", async () => {
    await page.goto(candidate);
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download everything about this candidate" }).click();
    expect((await download).suggestedFilename()).toMatch(/^candidate-[0-9a-f]{8}-\d{4}-\d\d-\d\d\.json$/);
    const name = page.getByLabel('Type "Kim Candidate" to delete them');
    await name.fill("Kim");
    await page.getByRole("button", { name: "Delete completely" }).click();
    await expect(page.getByText("Nothing was deleted.")).toBeVisible();
    await expectAccessible(page);
    await name.fill("Kim Candidate");
    await page.getByRole("button", { name: "Delete completely" }).click();
    await expect(page.getByText("Candidates are listed here.")).toBeVisible();
  });
});
