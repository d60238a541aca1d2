import { type } from "./rehearsal";

test("the example's own tests pass in the image that was released", () => {
  const image = "$(docker images -q --filter reference='django-swarm-rehearsal/backend' | head -n 1)";
  const { status, stderr } = type(`docker run --rm ${image} python manage.py test --settings=ublog.settings_test`);
  expect(stderr).toMatch(/Ran [1-9]\d* tests/);
  expect(status).toBe(0);
});
