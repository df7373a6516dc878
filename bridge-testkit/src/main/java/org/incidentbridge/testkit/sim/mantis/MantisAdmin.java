package org.incidentbridge.testkit.sim.mantis;

import java.util.function.IntFunction;

/** The administrator's side: projects, people, fields, options, and bulk growth. */
public final class MantisAdmin {

  private final Site site;
  private final World world;

  MantisAdmin(Site site) {
    this.site = site;
    this.world = site.world;
  }

  /** Adds an account and returns its id. */
  public int addUser(String name, AccessLevel access) {
    synchronized (world) {
      User user = new User(world.next(World.Sequence.USER), world.now(), name, access);
      world.users.put(user.id, user);
      world.touched();
      return user.id;
    }
  }

  /** Sets what only the person and administrators see. */
  public void describeUser(String name, String realName, String email) {
    synchronized (world) {
      User user = user(name);
      user.realName = realName;
      user.email = email;
      world.touched();
    }
  }

  /** Makes an API token of the user. */
  public String newToken(String userName) {
    synchronized (world) {
      String token = world.newToken();
      user(userName).tokens.add(token);
      return token;
    }
  }

  /** Visitors without a valid token are this account from now on, with success. */
  public void allowAnonymous(String userName) {
    synchronized (world) {
      world.anonymous = user(userName).name;
    }
  }

  /** Revokes all API tokens of the user: 401 from now on, unless anonymous visitors are let in. */
  public void revokeTokens(String userName) {
    synchronized (world) {
      user(userName).tokens.clear();
    }
  }

  /** A disabled account gets 403. */
  public void enableUser(String name, boolean enabled) {
    synchronized (world) {
      user(name).enabled = enabled;
      world.touched();
    }
  }

  /** Removes an account; what it wrote keeps its bare id. */
  public void deleteUser(String name) {
    synchronized (world) {
      world.users.remove(user(name).id);
      world.touched();
    }
  }

  /** Renames an account; no issue is bumped. */
  public void renameUser(String name, String newName) {
    synchronized (world) {
      user(name).name = newName;
      world.touched();
    }
  }

  /** Changes the global level. */
  public void access(String userName, AccessLevel level) {
    synchronized (world) {
      user(userName).access = level;
      world.touched();
    }
  }

  /** Sets the level within one project. */
  public void access(String userName, int projectId, AccessLevel level) {
    synchronized (world) {
      user(userName).projects.put(projectId, level);
      world.touched();
    }
  }

  /** Adds a public project and returns its id. */
  public int addProject(String name) {
    return addProject(name, 0);
  }

  /** Adds a sub-project, which inherits categories and versions; {@code parent} 0 is none. */
  public int addProject(String name, int parent) {
    synchronized (world) {
      Project project = new Project(world.next(World.Sequence.PROJECT), name);
      project.parent = parent;
      world.projects.put(project.id, project);
      world.touched();
      return project.id;
    }
  }

  /** Renames a project; no issue is bumped. */
  public void renameProject(int projectId, String name) {
    synchronized (world) {
      world.requireProject(projectId).name = name;
      world.touched();
    }
  }

  /** A private project is seen by its members and administrators only. */
  public void closeProject(int projectId, boolean closed) {
    synchronized (world) {
      world.requireProject(projectId).isPrivate = closed;
      world.touched();
    }
  }

  /** Adds a category and returns its id. */
  public int addCategory(int projectId, String name) {
    synchronized (world) {
      int id = world.next(World.Sequence.CATEGORY);
      world.requireProject(projectId).categories.add(new Project.Category(id, projectId, name));
      world.touched();
      return id;
    }
  }

  /** Removes a category; its issues are left without one. */
  public void deleteCategory(int projectId, String name) {
    synchronized (world) {
      Project project = world.requireProject(projectId);
      for (Project.Category category : project.categories) {
        if (category.name.equals(name)) {
          world.issues.values().stream()
              .filter(i -> i.row.number(IssueField.CATEGORY) == category.id)
              .forEach(i -> i.row.set(IssueField.CATEGORY, 0));
        }
      }
      project.categories.removeIf(c -> c.name.equals(name));
      world.touched();
    }
  }

  /** Adds a version and returns its id. */
  public int addVersion(int projectId, String name, boolean released) {
    synchronized (world) {
      int id = world.next(World.Sequence.VERSION);
      world
          .requireProject(projectId)
          .versions
          .add(new Project.Version(id, world.now(), name, released));
      world.touched();
      return id;
    }
  }

  /** Takes a version's definition away; issues keep its name unseen until their next edit. */
  public void deleteVersion(int projectId, String name) {
    synchronized (world) {
      world.requireProject(projectId).versions.removeIf(v -> v.name.equals(name));
      world.touched();
    }
  }

  /**
   * Defines a custom field, linked to no project yet.
   *
   * @param possibleValues for lists, separated by {@code |}; else empty
   * @param maxLength in characters, 0 for no limit
   */
  public int addCustomField(
      String name, CustomFieldType type, String possibleValues, int maxLength) {
    synchronized (world) {
      CustomField field = new CustomField(world.next(World.Sequence.CUSTOM_FIELD), name, type);
      field.possibleValues = possibleValues;
      field.maxLength = maxLength;
      world.customFields.put(field.id, field);
      return field.id;
    }
  }

  /** Changes what a list field allows; values that are stored stay. */
  public void possibleValues(int fieldId, String values) {
    synchronized (world) {
      field(fieldId).possibleValues = values;
      world.touched();
    }
  }

  /** Sets who may read and write a field, and whether a new issue must have it. */
  public void fieldAccess(int fieldId, AccessLevel read, AccessLevel write, boolean required) {
    synchronized (world) {
      CustomField field = field(fieldId);
      field.readLevel = read;
      field.writeLevel = write;
      field.requiredOnReport = required;
      world.touched();
    }
  }

  public void linkField(int fieldId, int projectId) {
    synchronized (world) {
      world.requireProject(projectId).customFields.add(fieldId);
      world.touched();
    }
  }

  public void unlinkField(int fieldId, int projectId) {
    synchronized (world) {
      world.requireProject(projectId).customFields.remove(fieldId);
      world.touched();
    }
  }

  /** Renames a tag everywhere; no issue is bumped. */
  public void renameTag(String name, String newName) {
    synchronized (world) {
      User admin = world.users.values().iterator().next();
      site.edits.renameTag(admin, world.tagNamed(name).orElseThrow(), newName);
    }
  }

  /** Saves a filter in the web interface, shared with all, and returns its id. */
  public int addFilter(String name, FilterSort sort) {
    synchronized (world) {
      int id = world.next(World.Sequence.FILTER);
      world.filters.put(id, new StoredFilter(id, name, 1, true, sort));
      return id;
    }
  }

  /** Sets a configuration option: an {@code Integer} or, for enums and lists, a {@code String}. */
  public void configure(String option, Object value) {
    synchronized (world) {
      world.config.set(option, value);
      world.touched();
    }
  }

  /**
   * Adds many plain issues at once, all reported by the administrator in this second.
   *
   * @return the id of the first; the others follow it
   */
  public int grow(int projectId, int count, IntFunction<String> summary) {
    synchronized (world) {
      User reporter = world.users.values().iterator().next();
      int first = 0;
      for (int i = 0; i < count; i++) {
        IssueRow row = MantisPerson.plainRow(site, projectId, summary.apply(i), "-");
        row.set(IssueField.REPORTER, reporter.id);
        Issue issue = site.edits.create(reporter, row);
        first = i == 0 ? issue.id : first;
      }
      return first;
    }
  }

  private User user(String name) {
    return world.userNamed(name).orElseThrow();
  }

  private CustomField field(int id) {
    CustomField field = world.customFields.get(id);
    if (field == null) {
      throw new IllegalArgumentException("no custom field " + id);
    }
    return field;
  }
}
