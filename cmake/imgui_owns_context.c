/* ImGui's renderer asks WebGL for its state before it draws, to put it back afterwards. A browser answers most of that in another
   process, which costs a round trip each and up to 20 ms a frame where the processor paints. The context is ours alone and is
   always left in its first state, so that state is the answer. third_party.cmake puts these in the place of the three functions. */
#include <GLES3/gl3.h>

void imgui_asks_state(GLenum name, GLint* answer) {
  switch (name) {
    case GL_MAJOR_VERSION: *answer = 3; break;
    case GL_ACTIVE_TEXTURE: *answer = GL_TEXTURE0; break;
    case GL_BLEND_SRC_RGB:
    case GL_BLEND_SRC_ALPHA: *answer = GL_ONE; break;
    case GL_BLEND_EQUATION_RGB:
    case GL_BLEND_EQUATION_ALPHA: *answer = GL_FUNC_ADD; break;
    case GL_VIEWPORT: /* set by the page before each frame */
    case GL_SCISSOR_BOX: answer[0] = answer[1] = answer[2] = answer[3] = 0; break;
    default: *answer = 0; /* nothing is bound, and sources are added to nothing */
  }
}

const GLubyte* imgui_asks_version(GLenum name) {
  (void)name;
  return (const GLubyte*)"3.0";
}

GLboolean imgui_asks_enabled(GLenum capability) {
  (void)capability;
  return GL_FALSE;
}
